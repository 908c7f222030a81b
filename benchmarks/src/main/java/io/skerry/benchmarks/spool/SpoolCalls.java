package io.skerry.benchmarks.spool;

import io.skerry.edge.spool.AppendResult;
import io.skerry.edge.spool.FullPolicy;
import io.skerry.edge.spool.Spool;
import io.skerry.edge.spool.SpoolSettings;
import io.skerry.edge.spool.SpooledSample;
import io.skerry.wire.FrameIds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Many producers, each with one sample under way: as soon as it is on the disk the next one follows. All that wait for one commit are
 * answered by it and wait for the next together, so a commit holds exactly one sample of each producer.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
public class SpoolCalls {

    static final int SAMPLE_BYTES = 2_000;

    private static final long CAP = 2L << 30;

    /** A commit holds one sample of each. */
    @Param({"1", "4", "16", "256"})
    public int producers;

    private final ByteBuffer header = ByteBuffer.allocate(64);
    private final ByteBuffer payload = ByteBuffer.allocate(SAMPLE_BYTES - header.capacity());
    private final Clock clock = Clock.systemUTC();
    private final FrameIds ids = new FrameIds(clock, new SplittableRandom(1));
    private final Semaphore stored = new Semaphore(0);
    private final Semaphore idle = new Semaphore(0);
    private Path folder;
    private Spool spool;
    private volatile boolean open;

    /** Opens an empty spool and lets the producers begin. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        folder = BenchFolder.create("spool");
        spool = Spool.open(folder, SpoolSettings.DEFAULT.withCap(CAP, FullPolicy.DROP_NEWEST), clock);
        open = true;
        for (int i = 0; i < producers; i++) {
            produce();
        }
    }

    private void produce() {
        SpooledSample sample = new SpooledSample(ids.next(), "default/photos", clock.instant(), header, payload);
        var _ = spool.append(sample).whenComplete((result, _) -> {
            if (result instanceof AppendResult.Stored) {
                stored.release();
            }
            if (open) {
                produce();
            } else {
                idle.release();
            }
        });
    }

    /** One sample of each producer on the disk. */
    @Benchmark
    public void append() throws InterruptedException {
        stored.acquire(producers);
    }

    /** Lets the producers end, and removes the spool. */
    @TearDown(Level.Iteration)
    public void close() throws IOException, InterruptedException {
        open = false;
        idle.acquire(producers);
        stored.drainPermits();
        spool.close();
        BenchFolder.delete(folder);
    }
}
