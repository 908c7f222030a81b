package io.skerry.wire.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.skerry.wire.Datatype;
import io.skerry.wire.Envelope;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameHeader;
import io.skerry.wire.MessageType;
import io.skerry.wire.ModelRef;
import io.skerry.wire.Source;
import io.skerry.wire.TensorInfo;
import io.skerry.wire.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One fixed message of each type, and one frame that uses every field of the header. The golden files hold their bytes. */
public final class Examples {

    private static final UUID REQUEST_ID = UUID.fromString("019ab9a4-5c00-7abc-8def-0123456789ab");
    private static final UUID ID = UUID.fromString("019ab9a4-5c01-7001-9000-00000000000f");
    private static final Source EDGE = new Source("edge-1", "a1");
    private static final Source CLOUD = new Source("cloud", "deep-0");
    private static final Instant TIME = Instant.parse("2026-11-25T12:00:00.123456789Z");
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final ModelVerdict SHALLOW = new ModelVerdict("fashion-shallow:1", 6, "Shirt", 0.51);
    private static final ModelVerdict DEEP = new ModelVerdict("fashion-deep:1", 0, "T-shirt/top", 0.97);
    private static final Payload IMAGE = new Payload("image/png", null, List.of(), text("\u0089PNG\r\n\u001a\n…"));

    private Examples() {}

    public static Message message(MessageType type) {
        return switch (type) {
            case OFFLOAD_REQUEST -> new OffloadRequest("default/fashion", tensors());
            case OFFLOAD_RESULT ->
                new OffloadResult("default/fashion", DEEP, Duration.ofMillis(2), Duration.ofNanos(1_500_001));
            case SAMPLE -> new Sample("default/fashion", IMAGE, TIME.minusSeconds(1), SHALLOW, DEEP);
            case STATUS -> new Status("default/fashion", json("{\"ready\":true}"));
            case PLAN -> new Plan(7, "sha256:ab12", new Payload("application/json", "gzip", List.of(), text("zipped")));
            case PLAN_ACK -> new PlanAck(7, "sha256:ab12", false, "service default/fashion: model is missing");
            case ACK -> new Ack(List.of(REQUEST_ID, ID));
            case BEAT -> new Beat("default/fashion", Duration.ofSeconds(1), "fashion-deep:1");
            case MODEL_PART -> new ModelPart("default/round", "round-3/edge-1", 1, 4, tensors());
            case ERROR -> new ErrorReport("default/fashion", "image.truncated", "the image ends after 12 bytes");
        };
    }

    public static Envelope envelope(MessageType type) {
        return switch (type) {
            case OFFLOAD_REQUEST ->
                new Envelope(
                        REQUEST_ID, EDGE, 41, TIME, Duration.ofMillis(300), null, Topics.node("edge-1", "a1"), TRACE);
            case OFFLOAD_RESULT, ERROR -> new Envelope(ID, CLOUD, 3, TIME, null, REQUEST_ID, null, TRACE);
            case PLAN, ACK, BEAT -> new Envelope(ID, CLOUD, 0, TIME, null, null, null, null);
            case SAMPLE, STATUS, PLAN_ACK, MODEL_PART -> new Envelope(ID, EDGE, 70_000, TIME, null, null, null, null);
        };
    }

    public static Frame frame(MessageType type) {
        return message(type).toFrame(envelope(type));
    }

    /** A beat as no message of {@link #message} is: of a collector. */
    public static Frame collectorBeat() {
        return Beat.ofCollector("default/fashion", Duration.ofSeconds(1)).toFrame(envelope(MessageType.BEAT));
    }

    public static Frame everyField() {
        Map<String, Object> details = Map.of(
                "whole",
                -1L,
                "real",
                0.1,
                "yes",
                true,
                "no",
                false,
                "text",
                "Schäre",
                "list",
                List.of(1L << 40, List.of()),
                "map",
                Map.of("key", "value"));
        FrameHeader header = new FrameHeader(
                ID,
                MessageType.STATUS,
                "default/fashion",
                EDGE,
                1,
                TIME,
                Duration.ofHours(1),
                REQUEST_ID,
                Topics.node("edge-1", "a1"),
                TRACE,
                new ModelRef("fashion-shallow:1", "0123456789abcdef".repeat(4)),
                tensors().tensors(),
                "application/octet-stream",
                null,
                details);
        return new Frame(header, tensors().bytes());
    }

    public static List<Frame> all() {
        return Arrays.stream(MessageType.values()).map(Examples::frame).toList();
    }

    private static Payload tensors() {
        List<TensorInfo> tensors = List.of(
                new TensorInfo("image", Datatype.UINT8, List.of(1L, 1L, 2L, 3L), 0, 6),
                new TensorInfo("scale", Datatype.FP32, List.of(), 8, 4));
        return new Payload("application/octet-stream", null, tensors, ByteBuffer.wrap(new byte[] {
            0, 1, 2, 3, 4, (byte) 255, 0, 0, 0, 0, (byte) 128, 63
        }));
    }

    private static Payload json(String json) {
        return new Payload("application/json", null, List.of(), text(json));
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
