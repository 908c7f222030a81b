package io.skerry.benchmarks.wire;

import io.skerry.wire.Datatype;
import io.skerry.wire.Decoded;
import io.skerry.wire.Envelope;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameIds;
import io.skerry.wire.FrameLimits;
import io.skerry.wire.Source;
import io.skerry.wire.TensorInfo;
import io.skerry.wire.message.OffloadRequest;
import io.skerry.wire.message.Payload;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A question for the deep model, with one tensor. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls make() first
public class FrameCodecCalls {

    /** 1 KiB, and 224×224×3 bytes. */
    @Param({"1024", "150528"})
    public int bytes;

    private Frame frame;
    private byte[] encoded;

    /** Makes the frame. */
    @Setup
    public void make() {
        byte[] body = new byte[bytes];
        SplittableRandom random = new SplittableRandom(1);
        random.nextBytes(body);
        Clock clock = Clock.systemUTC();
        TensorInfo tensor = new TensorInfo("image", Datatype.UINT8, List.of(1L, (long) bytes), 0, bytes);
        Payload payload = new Payload("application/octet-stream", null, List.of(tensor), ByteBuffer.wrap(body));
        Envelope envelope = new Envelope(
                new FrameIds(clock, random).next(),
                new Source("node-1", "1"),
                1,
                clock.instant(),
                Duration.ofMillis(300),
                null,
                "skerry-link/v1/node/node-1/1",
                null);
        frame = new OffloadRequest("default/photos", payload).toFrame(envelope);
        encoded = FrameCodec.encode(frame);
    }

    /** Frame to bytes. */
    @Benchmark
    public byte[] encode() {
        return FrameCodec.encode(frame);
    }

    /** Bytes to frame, with both checksums. */
    @Benchmark
    public Decoded decode() {
        return FrameCodec.decode(encoded, FrameLimits.DEFAULT);
    }
}
