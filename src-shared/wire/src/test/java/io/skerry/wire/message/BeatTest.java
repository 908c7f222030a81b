package io.skerry.wire.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import io.skerry.wire.MessageType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeatTest {

    private static Parsed beat(Map<String, Object> details) {
        Frame frame = Frames.of(Examples.envelope(MessageType.BEAT), MessageType.BEAT, "default/fashion", details);
        return Messages.parse(frame);
    }

    @Test
    void a_beat_that_does_not_say_what_its_sender_takes_is_a_deep_workers() {
        assertThat(beat(Map.of("period", 1L)))
                .isInstanceOfSatisfying(
                        Parsed.Ok.class,
                        ok -> assertThat(((Beat) ok.message()).takes()).isEqualTo(MessageType.OFFLOAD_REQUEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "samples", ""})
    void a_beat_of_one_who_takes_something_else_is_refused(String takes) {
        assertThat(beat(Map.of("period", 1L, "takes", takes))).isInstanceOfSatisfying(Parsed.Refused.class, refused -> {
            assertThat(refused.error().code()).isEqualTo(FrameError.Code.INVALID_FIELD);
            assertThat(refused.error().message()).contains("takes");
        });
    }
}
