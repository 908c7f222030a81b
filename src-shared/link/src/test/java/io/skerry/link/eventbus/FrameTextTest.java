package io.skerry.link.eventbus;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.wire.Decoded;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameCodec;
import io.skerry.wire.FrameError;
import io.skerry.wire.InvalidFrameException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTextTest {

    private static FrameError refused(byte[] text) {
        assertThat(FrameText.decode(text)).isInstanceOf(Decoded.Refused.class);
        return ((Decoded.Refused) FrameText.decode(text)).error();
    }

    @Property(tries = 200)
    void a_frame_survives_what_kubeedge_does_to_text(@ForAll @IntRange(max = 3_000) int bytes) {
        Frame frame = Frames.of(bytes);

        byte[] through = new String(FrameText.encode(frame), UTF_8).getBytes(UTF_8);

        assertThat(FrameText.decode(through)).isEqualTo(new Decoded.Ok(frame));
    }

    @Property
    void any_bytes_give_a_frame_or_an_error(@ForAll byte[] bytes) {
        assertThat(FrameText.decode(bytes)).isNotNull();
    }

    @Test
    void a_frame_that_was_sent_as_it_is_was_damaged_on_the_way_and_is_refused() {
        byte[] damaged = new String(FrameCodec.encode(Frames.of(100)), UTF_8).getBytes(UTF_8);

        assertThat(refused(damaged).code()).isEqualTo(FrameError.Code.NOT_A_FRAME);
        assertThat(refused(damaged).message()).contains("not base64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello, world", "U0tZ=U0tZ", "aGVsbG8", "\ufffd", "U0tZ\n"})
    void what_is_no_frame_as_text_is_refused(String text) {
        assertThat(refused(text.getBytes(UTF_8)).code()).isEqualTo(FrameError.Code.NOT_A_FRAME);
    }

    @Test
    void a_text_cut_short_is_refused() {
        byte[] text = FrameText.encode(Frames.of(300));
        String cut = new String(text, US_ASCII).substring(0, text.length - 8);

        assertThat(refused(cut.getBytes(US_ASCII)).code()).isEqualTo(FrameError.Code.TRUNCATED);
    }

    @Test
    void the_largest_frame_passes_and_a_larger_one_is_refused_at_both_ends() {
        int others = FrameCodec.encode(Frames.of(FrameText.MAX_FRAME_BYTES / 2)).length - FrameText.MAX_FRAME_BYTES / 2;
        Frame largest = Frames.of(FrameText.MAX_FRAME_BYTES - others);
        Frame larger = Frames.of(FrameText.MAX_FRAME_BYTES - others + 1);

        assertThat(FrameText.decode(FrameText.encode(largest))).isEqualTo(new Decoded.Ok(largest));
        assertThatThrownBy(() -> FrameText.encode(larger))
                .isInstanceOf(InvalidFrameException.class)
                .hasMessageContaining("1048577 bytes", "1048576 at most");
        assertThat(refused(new byte[2 << 20]).code()).isEqualTo(FrameError.Code.TOO_LARGE);
    }
}
