package io.skerry.edge.link;

import io.skerry.api.plan.ServiceName;
import io.skerry.inference.predict.TensorExample;
import io.skerry.link.Envelopes;
import io.skerry.onnx.Tensor;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameIds;
import io.skerry.wire.Source;
import io.skerry.wire.message.Beat;
import io.skerry.wire.message.ModelVerdict;
import io.skerry.wire.message.OffloadRequest;
import io.skerry.wire.message.OffloadResult;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.Sample;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Frames as both ends send them. */
public final class Frames {

    public static final ServiceName FASHION = new ServiceName("default", "fashion");
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T10:00:00Z"), ZoneOffset.UTC);
    public static final ModelVerdict COAT = new ModelVerdict("fashion-deep:1", 4, "Coat", 0.93);

    private Frames() {}

    public static Envelopes envelopes(String node) {
        return new Envelopes(new Source(node, "1"), new FrameIds(CLOCK, new Random(node.hashCode())), CLOCK);
    }

    public static TensorExample tensor(float... values) {
        return new TensorExample("image", Tensor.of(new long[] {1, values.length}, values));
    }

    public static Payload bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return new Payload("application/octet-stream", null, List.of(), ByteBuffer.wrap(bytes));
    }

    public static Frame question(Envelopes from, Payload payload, String replyTo) {
        return new OffloadRequest(FASHION.toString(), payload)
                .toFrame(from.next(from.id(), Duration.ofSeconds(30), replyTo));
    }

    public static Frame sample(Envelopes from, Payload payload, String replyTo) {
        return new Sample(FASHION.toString(), payload, CLOCK.instant(), COAT, null)
                .toFrame(from.next(from.id(), null, replyTo));
    }

    public static Frame answer(Envelopes from, UUID question) {
        return result(COAT).toFrame(from.answer(question));
    }

    public static OffloadResult result(ModelVerdict verdict) {
        return new OffloadResult(FASHION.toString(), verdict, Duration.ofMillis(1), Duration.ofMillis(2));
    }

    public static Frame beat(Envelopes from) {
        return new Beat(FASHION.toString(), Duration.ofMillis(500), "fashion-deep:1").toFrame(from.alone());
    }
}
