package io.skerry.wire.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.wire.Check;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameError.Code;
import io.skerry.wire.FrameHeader;
import io.skerry.wire.InvalidFrameException;
import io.skerry.wire.MessageType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class MessagesTest {

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PLAN", "PLAN_ACK", "ACK"})
    void a_message_about_a_resource_needs_a_subject(MessageType type) {
        Frame frame = Examples.frame(type);

        assertRefused(
                with(frame, null, frame.header().contentType(), frame.header().details(), frame.body()),
                Code.MISSING_FIELD,
                "field subject is missing: a message of type " + type.wireName());
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFLOAD_REQUEST", "SAMPLE", "STATUS", "PLAN", "MODEL_PART"})
    void a_payload_needs_a_content_type(MessageType type) {
        Frame frame = Examples.frame(type);

        assertRefused(
                with(frame, "default/fashion", null, frame.header().details(), frame.body()),
                Code.MISSING_FIELD,
                "field contentType is missing");
    }

    @ParameterizedTest
    @EnumSource
    void each_detail_is_checked_for_its_type(MessageType type) {
        Frame frame = Examples.frame(type);
        for (String name : frame.header().details().keySet()) {
            Map<String, Object> details = new HashMap<>(frame.header().details());
            details.put(name, List.of());

            assertRefused(withDetails(frame, details), Code.INVALID_FIELD, "field details." + name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_message_without_its_details_is_refused_or_needs_none(MessageType type) {
        Frame frame = Examples.frame(type);
        if (frame.header().details().isEmpty()) {
            assertThat(Messages.parse(frame)).isInstanceOf(Parsed.Ok.class);
        } else {
            assertRefused(withDetails(frame, Map.of()), Code.MISSING_FIELD, "field details.");
        }
    }

    @Test
    void a_whole_number_is_not_a_confidence() {
        Map<String, Object> verdict = Map.of("model", "m", "index", 0L, "label", "a", "confidence", 1L);

        assertRefused(
                withDetails(
                        Examples.frame(MessageType.OFFLOAD_RESULT),
                        Map.of("verdict", verdict, "queued", 0L, "computed", 0L)),
                Code.INVALID_FIELD,
                "field details.verdict.confidence is of another type than a float");
    }

    @Test
    void a_confidence_outside_of_0_to_1_is_refused() {
        for (double confidence : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new ModelVerdict("m", 0, "a", confidence))
                    .isInstanceOf(InvalidFrameException.class)
                    .hasMessageContaining("confidence is " + confidence);
        }
    }

    @Test
    void an_ack_with_half_an_id_none_or_too_many_is_refused() {
        Frame ack = Examples.frame(MessageType.ACK);

        assertRefused(withBody(ack, 24), Code.INVALID_FIELD, "must be 16 for each id");
        assertRefused(withBody(ack, 0), Code.INVALID_FIELD, "ids is 0, must be from 1 to 4096");
        assertRefused(withBody(ack, 16 * 4097), Code.INVALID_FIELD, "ids is 4097, must be from 1 to 4096");
    }

    @Test
    void a_part_beyond_the_number_of_parts_is_refused() {
        assertRefused(
                withDetails(Examples.frame(MessageType.MODEL_PART), Map.of("name", "set", "part", 4L, "parts", 4L)),
                Code.INVALID_FIELD,
                "part is 4, must be from 0 to 3");
    }

    @Test
    void a_long_text_for_people_is_cut_and_stays_well_formed() {
        String message = "x".repeat(Check.MAX_TEXT - 2) + "\ud83d\ude00\ud83d\ude00";

        ErrorReport report = new ErrorReport("default/fashion", "code", message);
        PlanAck ack = new PlanAck(1, "digest", false, message);

        assertThat(report.message()).hasSize(Check.MAX_TEXT).startsWith("xxx").endsWith("…");
        assertThat(report.message()).doesNotContain("\ud83d");
        assertThat(ack.reason()).isEqualTo(report.message());
        assertThat(new ErrorReport("default/fashion", "code", "short").message())
                .isEqualTo("short");
    }

    @Test
    void a_message_does_not_change_with_the_list_or_the_buffer_it_was_made_of() {
        List<UUID> ids = new ArrayList<>(List.of(new UUID(1, 2)));
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3});
        Ack ack = new Ack(ids);
        Payload payload = new Payload("a/b", null, List.of(), buffer);

        ids.clear();
        buffer.get();
        payload.bytes().get();

        assertThat(ack.ids()).hasSize(1);
        assertThat(payload.bytes().remaining()).isEqualTo(3);
    }

    private static Frame withDetails(Frame frame, Map<String, Object> details) {
        return with(frame, frame.header().subject(), frame.header().contentType(), details, frame.body());
    }

    private static Frame withBody(Frame frame, int length) {
        return with(frame, null, null, Map.of(), ByteBuffer.allocate(length));
    }

    private static Frame with(
            Frame frame,
            @Nullable String subject,
            @Nullable String contentType,
            Map<String, Object> details,
            ByteBuffer body) {
        FrameHeader header = frame.header();
        return new Frame(
                new FrameHeader(
                        header.id(),
                        header.type(),
                        subject,
                        header.source(),
                        header.sequence(),
                        header.time(),
                        header.ttl(),
                        header.correlation(),
                        header.replyTo(),
                        header.traceparent(),
                        header.model(),
                        header.tensors(),
                        contentType,
                        header.encoding(),
                        details),
                body);
    }

    private static void assertRefused(Frame frame, Code code, String message) {
        assertThat(Messages.parse(frame)).isInstanceOfSatisfying(Parsed.Refused.class, refused -> {
            assertThat(refused.error().code()).as(refused.error().message()).isEqualTo(code);
            assertThat(refused.error().message()).contains(message);
        });
    }
}
