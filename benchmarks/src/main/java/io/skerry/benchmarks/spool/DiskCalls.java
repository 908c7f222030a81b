package io.skerry.benchmarks.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

/** What the same disk can do at best: the same bytes appended to a file in one write, then synced. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
public class DiskCalls {

    /** Samples in a batch. */
    @Param({"1", "4", "16", "256"})
    public int producers;

    private ByteBuffer batch;
    private Path folder;
    private FileChannel file;

    /** Opens an empty file. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        batch = ByteBuffer.allocateDirect(producers * SpoolCalls.SAMPLE_BYTES);
        folder = BenchFolder.create("disk");
        file = FileChannel.open(folder.resolve("batches"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** One batch. */
    @Benchmark
    public void writeAndSync() throws IOException {
        batch.clear();
        while (batch.hasRemaining()) {
            file.write(batch);
        }
        file.force(false);
    }

    /** Removes the file. */
    @TearDown(Level.Iteration)
    public void close() throws IOException {
        file.close();
        BenchFolder.delete(folder);
    }
}
