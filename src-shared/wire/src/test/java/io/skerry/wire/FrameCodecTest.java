package io.skerry.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.wire.FrameError.Code;
import io.skerry.wire.message.Examples;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {

    private static final Frame FRAME = Examples.frame(MessageType.OFFLOAD_REQUEST);
    private static final byte[] BYTES = FrameCodec.encode(FRAME);
    private static final RawFrame RAW = RawFrame.of(FRAME);

    @ParameterizedTest
    @ValueSource(strings = {"hello", "H", "{\"a\":1}", "sky", "SKX\u0001aaaaaaaaaaaaaaaaaaaaaa"})
    void a_strangers_bytes_are_not_a_frame(String bytes) {
        assertRefused(bytes.getBytes(US_ASCII), Code.NOT_A_FRAME, "do not start with 'SKY'");
    }

    @Test
    void every_truncation_is_refused() {
        for (int length = 0; length < BYTES.length; length++) {
            assertRefused(Arrays.copyOf(BYTES, length), Code.TRUNCATED, "end within the");
        }
    }

    @Test
    void every_single_flipped_bit_is_refused() {
        for (int bit = 0; bit < BYTES.length * 8; bit++) {
            byte[] damaged = BYTES.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(FrameCodec.decode(damaged, FrameLimits.DEFAULT))
                    .as("bit %d", bit)
                    .isInstanceOf(Decoded.Refused.class);
        }
    }

    @Test
    void a_damaged_header_and_a_damaged_body_are_told_apart() {
        byte[] damagedHeader = BYTES.clone();
        damagedHeader[20] ^= 1;
        byte[] damagedBody = BYTES.clone();
        damagedBody[BYTES.length - 1] ^= 1;

        assertRefused(damagedHeader, Code.CHECKSUM_MISMATCH, "the header's checksum");
        assertRefused(damagedBody, Code.CHECKSUM_MISMATCH, "the body's checksum");
    }

    @Test
    void bytes_after_the_body_are_refused() {
        assertRefused(Arrays.copyOf(BYTES, BYTES.length + 1), Code.TRAILING_BYTES, "its header announces 12");
    }

    @Test
    void an_unknown_version_is_named() {
        byte[] newer = BYTES.clone();
        newer[3] = 2;

        assertRefused(newer, Code.UNKNOWN_VERSION, "version 2, known is 1: update the older side");
    }

    @Test
    void a_frame_and_a_header_beyond_the_limits_are_refused_before_they_are_read() {
        byte[] longHeader = Arrays.copyOf(BYTES, 12);
        ByteBuffer.wrap(longHeader).putInt(4, -1);

        assertRefused(longHeader, Code.TOO_LARGE, "the header has 4294967295 bytes");
        assertThat(FrameCodec.decode(BYTES, new FrameLimits(1, BYTES.length - 1)))
                .isEqualTo(new Decoded.Refused(new FrameError(
                        Code.TOO_LARGE,
                        "the frame has %d bytes, at most %d are allowed".formatted(BYTES.length, BYTES.length - 1))));
    }

    @Test
    void unknown_fields_are_ignored() {
        RawFrame newer = RAW.with("priority", Map.of("class", "high", "weights", List.of(1L, 2.5, true)));

        assertThat(FrameCodec.decode(newer.bytes(), FrameLimits.DEFAULT)).isEqualTo(new Decoded.Ok(FRAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "type", "node", "instance", "sequence", "time", "bodyLength", "bodyChecksum"})
    void a_missing_field_is_named(String field) {
        assertRefused(RAW.without(field).bytes(), Code.MISSING_FIELD, "field " + field + " is missing");
    }

    @Test
    void each_field_of_another_type_is_named() {
        RawFrame every = RawFrame.of(Examples.everyField());
        for (String field : every.fields().keySet()) {
            Object wrong = every.fields().get(field) instanceof Boolean ? 1L : false;

            assertRefused(
                    every.with(field, wrong).bytes(), Code.INVALID_FIELD, "field " + field + " is of another type");
        }
    }

    static final List<Map.Entry<String, Object>> BAD_VALUES = List.of(
            Map.entry("id", new byte[15]),
            Map.entry("subject", "no-slash"),
            Map.entry("subject", "a/b/c"),
            Map.entry("subject", "/name"),
            Map.entry("node", "edge/1"),
            Map.entry("node", ""),
            Map.entry("instance", "a\nb"),
            Map.entry("sequence", -1L),
            Map.entry("time", -1L),
            Map.entry("ttl", -1L),
            Map.entry("ttl", FrameHeader.MAX_TTL.toNanos() + 1),
            Map.entry("correlation", new byte[17]),
            Map.entry("replyTo", "skerry-link/v1/node/+/a1"),
            Map.entry("replyTo", "#"),
            Map.entry("traceparent", "x".repeat(254)),
            Map.entry("model", Map.of("name", "m", "sha256", "ABC")),
            Map.entry("contentType", ""),
            Map.entry("details", Map.of("not finite", Double.NaN)),
            Map.entry("details", Map.of("bytes", new byte[1])),
            Map.entry("details", Map.of("deep", List.of(List.of(List.of(List.of()))))),
            Map.entry("details", Map.of("long", "x".repeat(Check.MAX_TEXT + 1))),
            Map.entry(
                    "details",
                    Map.of(
                            "many",
                            LongStream.range(0, Details.MAX_ITEMS).boxed().toList())),
            Map.entry("bodyLength", -1L),
            Map.entry("bodyChecksum", 1L << 32));

    @ParameterizedTest
    @FieldSource("BAD_VALUES")
    void a_value_out_of_range_is_refused(Map.Entry<String, Object> bad) {
        assertRefused(RAW.with(bad.getKey(), bad.getValue()).bytes(), Code.INVALID_FIELD, "");
    }

    @Test
    void an_unknown_message_type_is_quoted_without_its_control_characters() {
        assertRefused(RAW.with("type", "\u001b[2Jnews").bytes(), Code.UNKNOWN_TYPE, "'?[2Jnews' is not known");
    }

    @Test
    void a_header_that_is_not_a_map_is_refused() {
        assertRefused(RAW.withHeader(new byte[] {(byte) 0x80}).bytes(), Code.MALFORMED_HEADER, "is not a map");
        assertRefused(RAW.withHeader(new byte[0]).bytes(), Code.MALFORMED_HEADER, "ends too early");
    }

    static final List<Map<String, Object>> BAD_TENSORS = List.of(
            tensor("x", "FP32", List.of(1L), 0L, 3L),
            tensor("x", "FP32", List.of(-1L), 0L, 4L),
            tensor("x", "FP32", List.of(0L, -1L), 0L, 0L),
            tensor("x", "FP32", List.of(4L), 0L, 16L),
            tensor("x", "UINT8", List.of(1L), 12L, 1L),
            tensor("x", "UINT8", List.of(1L << 32, 1L << 32), 0L, 0L),
            tensor("x", "FP64", List.of(1L << 62, 4L), 0L, 0L),
            tensor("x", "UINT8", List.of(2147483647L), 2147483647L, 2147483647L),
            tensor("x", "COMPLEX", List.of(1L), 0L, 1L),
            tensor("x", "UINT8", LongStream.generate(() -> 1).limit(9).boxed().toList(), 0L, 1L));

    @ParameterizedTest
    @FieldSource("BAD_TENSORS")
    void a_tensor_that_does_not_fit_its_body_is_refused(Map<String, Object> tensor) {
        assertRefused(RAW.with("tensors", List.of(tensor)).bytes(), Code.INVALID_TENSOR, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "datatype", "shape", "offset", "length"})
    void a_missing_field_of_a_tensor_is_named(String field) {
        Map<String, Object> tensor = new HashMap<>(tensor("x", "UINT8", List.of(1L), 0L, 1L));
        tensor.remove(field);

        assertRefused(
                RAW.with("tensors", List.of(tensor)).bytes(),
                Code.MISSING_FIELD,
                "field tensors." + field + " is missing");
    }

    @Test
    void two_tensors_of_one_name_and_tensors_in_an_encoded_body_are_refused() {
        Map<String, Object> tensor = tensor("x", "UINT8", List.of(1L), 0L, 1L);

        assertRefused(RAW.with("tensors", List.of(tensor, tensor)).bytes(), Code.INVALID_TENSOR, "two tensors");
        assertRefused(RAW.with("encoding", "gzip").bytes(), Code.INVALID_TENSOR, "without an encoding");
    }

    @Test
    void the_body_is_a_read_only_view_of_the_input() {
        byte[] bytes = BYTES.clone();
        Frame frame = ((Decoded.Ok) FrameCodec.decode(bytes, FrameLimits.DEFAULT)).frame();

        bytes[bytes.length - 1] = 77;

        assertThat(frame.body().get(11)).isEqualTo((byte) 77);
        assertThat(frame.body().isReadOnly()).isTrue();
    }

    @Test
    void a_part_of_a_direct_buffer_is_decoded_and_its_position_stays() {
        ByteBuffer direct = ByteBuffer.allocateDirect(BYTES.length + 8);
        direct.position(5).put(BYTES).flip().position(5);

        assertThat(FrameCodec.decode(direct, FrameLimits.DEFAULT)).isEqualTo(new Decoded.Ok(FRAME));
        assertThat(direct.position()).isEqualTo(5);
    }

    @Test
    void a_frame_as_large_as_the_rules_allow_can_be_decoded() {
        List<TensorInfo> tensors = IntStream.range(0, FrameHeader.MAX_TENSORS)
                .mapToObj(i -> new TensorInfo("t" + i, Datatype.INT8, List.of(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L), i, 1))
                .toList();
        List<Object> many = new ArrayList<>(
                LongStream.range(0, Details.MAX_ITEMS - 3).boxed().toList());
        many.add(List.of(List.of()));
        FrameHeader header = header(FRAME.header(), tensors, Map.of("many", many));
        Frame large = new Frame(header, ByteBuffer.allocate(FrameHeader.MAX_TENSORS));

        assertThat(FrameCodec.decode(FrameCodec.encode(large), FrameLimits.DEFAULT))
                .isEqualTo(new Decoded.Ok(large));
    }

    @Test
    void a_frame_beyond_the_default_limits_is_not_encoded() {
        FrameHeader plain = header(FRAME.header(), List.of(), Map.of());
        Frame longBody = new Frame(plain, ByteBuffer.allocate(FrameLimits.DEFAULT.maxFrameBytes()));
        List<String> texts =
                IntStream.range(0, 70).mapToObj(i -> "x".repeat(Check.MAX_TEXT)).toList();
        Frame longHeader = new Frame(header(FRAME.header(), List.of(), Map.of("texts", texts)), ByteBuffer.allocate(0));

        assertThatThrownBy(() -> FrameCodec.encode(longBody)).hasMessageContaining("the frame has");
        assertThatThrownBy(() -> FrameCodec.encode(longHeader)).hasMessageContaining("the header has");
    }

    @Test
    void a_time_to_live_is_kept_to_the_nanosecond() {
        RawFrame raw = RAW.with("ttl", 1L);

        assertThat(FrameCodec.decode(raw.bytes(), FrameLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        Decoded.Ok.class,
                        ok -> assertThat(ok.frame().header().ttl()).isEqualTo(Duration.ofNanos(1)));
    }

    private static Map<String, Object> tensor(
            String name, String datatype, List<Long> shape, long offset, long length) {
        return Map.of("name", name, "datatype", datatype, "shape", shape, "offset", offset, "length", length);
    }

    private static FrameHeader header(FrameHeader base, List<TensorInfo> tensors, Map<String, Object> details) {
        return new FrameHeader(
                base.id(),
                base.type(),
                base.subject(),
                base.source(),
                base.sequence(),
                base.time(),
                base.ttl(),
                base.correlation(),
                base.replyTo(),
                base.traceparent(),
                base.model(),
                tensors,
                base.contentType(),
                base.encoding(),
                details);
    }

    private static void assertRefused(byte[] bytes, Code code, String message) {
        assertThat(FrameCodec.decode(bytes, FrameLimits.DEFAULT))
                .isInstanceOfSatisfying(Decoded.Refused.class, refused -> {
                    assertThat(refused.error().code())
                            .as(refused.error().message())
                            .isEqualTo(code);
                    assertThat(refused.error().message()).contains(message).hasSizeLessThan(400);
                });
    }
}
