package io.skerry.link.eventbus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.link.mqtt.LogLines;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import io.skerry.wire.MessageType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestTest {

    private final List<Frame> received = new ArrayList<>();
    private final List<FrameError.Code> refused = new ArrayList<>();
    private final Ingest ingest = new Ingest(
            (node, key) -> key.equals("secret of " + node),
            frame -> frame.header().type() == MessageType.STATUS && received.add(frame),
            error -> refused.add(error.code()));

    @Test
    void a_frame_of_a_node_that_shows_its_secret_is_taken() {
        Frame frame = Frames.of(100);

        assertThat(ingest.admit("edge-1", "secret of edge-1", -1)).isEqualTo(IngestAnswer.TAKEN);
        assertThat(ingest.take("edge-1", FrameText.encode(frame))).isEqualTo(IngestAnswer.TAKEN);

        assertThat(received).containsExactly(frame);
        assertThat(refused).isEmpty();
    }

    @Test
    void a_wrong_secret_is_refused_before_the_body_is_read_and_named_in_the_log_once_in_a_while() {
        try (LogLines log = new LogLines()) {
            assertThat(ingest.admit("edge-1", "secret of edge-2", 10)).isEqualTo(IngestAnswer.STRANGER);
            assertThat(ingest.admit("edge-1", "", 10 << 20)).isEqualTo(IngestAnswer.STRANGER);

            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("wrong secret for node 'edge-1'")
                    .doesNotContain("secret of edge-2");
        }
    }

    @Test
    void a_body_that_is_declared_too_large_is_refused_before_it_is_read() {
        assertThat(ingest.admit("edge-1", "secret of edge-1", Ingest.MAX_BODY_BYTES))
                .isEqualTo(IngestAnswer.TAKEN);
        assertThat(ingest.admit("edge-1", "secret of edge-1", Ingest.MAX_BODY_BYTES + 1L))
                .isEqualTo(IngestAnswer.TOO_LARGE);
    }

    @Test
    void garbage_is_refused_and_counted() {
        assertThat(ingest.take("edge-1", "hello".getBytes(UTF_8))).isEqualTo(IngestAnswer.GARBAGE);
        assertThat(ingest.take("edge-1", new byte[0])).isEqualTo(IngestAnswer.GARBAGE);
        assertThat(ingest.take("edge-1", new byte[Ingest.MAX_BODY_BYTES])).isEqualTo(IngestAnswer.GARBAGE);

        assertThat(refused)
                .containsExactly(FrameError.Code.NOT_A_FRAME, FrameError.Code.NOT_A_FRAME, FrameError.Code.TOO_LARGE);
    }

    @Test
    void a_node_speaks_for_itself_alone() {
        assertThat(ingest.take("edge-2", FrameText.encode(Frames.of(1)))).isEqualTo(IngestAnswer.STRANGER);
        assertThat(received).isEmpty();
    }

    @Test
    void a_frame_that_nobody_takes_here_is_refused_and_counted() {
        assertThat(ingest.take("edge-1", FrameText.encode(Frames.beat()))).isEqualTo(IngestAnswer.GARBAGE);
        assertThat(refused).containsExactly(FrameError.Code.UNKNOWN_TYPE);
    }
}
