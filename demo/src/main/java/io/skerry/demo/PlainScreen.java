package io.skerry.demo;

import io.skerry.demo.cluster.ServiceView;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lines, one after another, for a log or a pipe. */
final class PlainScreen implements Screen {

    private final PrintStream out;

    PlainScreen(PrintStream out) {
        this.out = out;
    }

    @Override
    public void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void waiting(String what, Duration since) {}

    @Override
    public void enter(Scene scene) {
        say(scene.title() + ": " + scene.story());
    }

    @Override
    public void show(Scene now, Duration left, Scoreboard board, ServiceView service) {
        Scoreboard.Figures figures = board.figures(now);
        say(String.format(
                Locale.ROOT,
                "  answers %d  accuracy %.1f %%  to the cloud %.1f %%  p50 %.2f ms  p99 %.2f ms  failed %d  (%s)",
                figures.answered(),
                100 * figures.accuracy(),
                100 * figures.cloudShare(),
                figures.latency().p50(),
                figures.latency().p99(),
                figures.failed(),
                figures.bySource().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "))));
    }

    @Override
    public Duration pace() {
        return Duration.ofSeconds(3);
    }
}
