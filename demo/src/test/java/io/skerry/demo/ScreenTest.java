package io.skerry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.demo.cluster.ServiceView;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private static final Duration LEFT = Duration.ofSeconds(4);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ServiceView service = new ServiceView(
            "fashion",
            "True",
            "WorkersRunning",
            "fashion-shallow",
            List.of("edge-1"),
            "27",
            1_200,
            Instant.now().minus(Duration.ofSeconds(330)));
    private final Scoreboard board = new Scoreboard(List.of("Bag", "Coat", "Shirt", "Dress"));

    @BeforeEach
    void play() {
        board.add(Outcomes.edge(0, Scene.NORMAL, "Bag"));
        board.add(Outcomes.cloud(1, Scene.NORMAL, "Bag", "Coat"));
        board.add(Outcomes.offline(2, Scene.LINK_CUT, "Bag"));
    }

    @Test
    void a_log_gets_a_line_a_while_without_control_characters() {
        PlainScreen screen = new PlainScreen(stream(StandardCharsets.UTF_8));

        screen.waiting("broker", LEFT);
        screen.enter(Scene.NORMAL);
        screen.show(Scene.NORMAL, LEFT, board, service);

        assertThat(text()).isEqualToNormalizingNewlines("""
                        normal: edge and cloud work together
                          answers 2  accuracy 100.0 %  to the cloud 50.0 %  p50 1.00 ms  p99 1.00 ms  failed 0  (cloud 1, edge 1)
                        """);
    }

    @Test
    void a_terminal_gets_a_table_with_a_row_for_each_scene() {
        LiveScreen screen = new LiveScreen(stream(StandardCharsets.UTF_8), new Ink(false));

        screen.show(Scene.LINK_CUT, LEFT, board, service);

        assertThat(lines())
                .containsExactly(
                        " scene       answers  accuracy  to the cloud            p50 ms   p99 ms  failed",
                        " normal            2    100.0%  ███████░░░░░░░   50.0%    1.00     1.00       0",
                        " link cut          1      0.0%  ░░░░░░░░░░░░░░    0.0%    1.00     1.00       0",
                        " link back",
                        "",
                        " link cut: nothing comes through: the edge goes on alone, 4 s left",
                        "",
                        " NAME     READY  REASON           MODEL            NODE    OFFLOADED  AGE",
                        " fashion  True   WorkersRunning   fashion-shallow  edge-1  27         5m");
        assertThat(lines()).allMatch(line -> line.length() < 80);
    }

    @Test
    void the_table_is_drawn_over_in_its_place_and_stays_when_something_is_said() {
        LiveScreen screen = new LiveScreen(stream(StandardCharsets.UTF_8), new Ink(false));

        screen.show(Scene.NORMAL, LEFT, board, service);
        assertThat(text()).doesNotContain("\u001b[9A");
        screen.show(Scene.NORMAL, LEFT, board, service);
        assertThat(text()).containsOnlyOnce("\u001b[9A");
        screen.say("done");

        assertThat(text()).containsOnlyOnce("\u001b[9A").endsWith("done\u001b[K\n\u001b[J");
    }

    @Test
    void what_is_waited_for_is_drawn_over_by_what_came_of_it() {
        LiveScreen screen = new LiveScreen(stream(StandardCharsets.UTF_8), new Ink(false));

        screen.waiting("broker", Duration.ofMillis(900));
        screen.waiting("broker", Duration.ofMillis(950));
        screen.say("broker is there");
        screen.say("worker");

        assertThat(text())
                .isEqualTo(" broker 0.9 s\u001b[K\n\u001b[J\u001b[1A broker 1.0 s\u001b[K\n\u001b[J"
                        + "\u001b[1Abroker is there\u001b[K\n\u001b[Jworker\u001b[K\n\u001b[J");
    }

    @Test
    void a_terminal_without_unicode_gets_a_bar_of_letters() {
        LiveScreen screen = new LiveScreen(stream(StandardCharsets.US_ASCII), new Ink(false));

        screen.show(Scene.NORMAL, LEFT, board, service);

        assertThat(text()).contains("#######.......").doesNotContain("?");
    }

    @Test
    void failures_are_in_alarming_colour_and_only_they() {
        LiveScreen screen = new LiveScreen(stream(StandardCharsets.UTF_8), new Ink(true));

        screen.show(Scene.NORMAL, LEFT, board, service);
        assertThat(text()).doesNotContain("\u001b[31m");
        board.add(Outcomes.failed(3, Scene.NORMAL));
        screen.show(Scene.NORMAL, LEFT, board, service);

        assertThat(text()).contains("\u001b[31m      1\u001b[0m");
    }

    @Test
    void colours_are_left_out_for_those_who_do_not_want_them() {
        assertThat(Ink.wanted(Map.of())).isTrue();
        assertThat(Ink.wanted(Map.of("NO_COLOR", ""))).isTrue();
        assertThat(Ink.wanted(Map.of("NO_COLOR", "1"))).isFalse();
    }

    private PrintStream stream(Charset charset) {
        return new PrintStream(written, false, charset);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return text().replaceAll("\u001b\\[[0-9]*[A-Z]", "").lines().toList();
    }
}
