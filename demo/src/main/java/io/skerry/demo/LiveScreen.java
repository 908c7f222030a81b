package io.skerry.demo;

import io.skerry.demo.cluster.ServiceView;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table that is drawn anew in its place. Fits 80 columns. */
final class LiveScreen implements Screen {

    private static final String HEAD = String.format(
            " %-10s %8s %9s  %-22s %7s %8s %7s",
            "scene", "answers", "accuracy", "to the cloud", "p50 ms", "p99 ms", "failed");

    private final PrintStream out;
    private final Ink ink;
    private final Bar bar;
    private int drawn;
    private boolean table;

    LiveScreen(PrintStream out, Ink ink) {
        this.out = out;
        this.ink = ink;
        this.bar = Bar.in(out.charset());
    }

    @Override
    public void say(String line) {
        draw(false, List.of(line));
        drawn = 0;
    }

    @Override
    public void waiting(String what, Duration since) {
        draw(false, List.of(ink.faint(String.format(Locale.ROOT, " %s %.1f s", what, since.toMillis() / 1e3))));
    }

    @Override
    public void enter(Scene scene) {}

    @Override
    public void show(Scene now, Duration left, Scoreboard board, ServiceView service) {
        List<String> lines = new ArrayList<>();
        lines.add(ink.faint(HEAD));
        for (Scene scene : Scene.values()) {
            lines.add(
                    scene.compareTo(now) > 0
                            ? ink.faint(" " + scene.title())
                            : row(scene, scene == now, board.figures(scene)));
        }
        lines.add("");
        lines.add(String.format(" %s: %s", now.title(), now.story())
                + (left.isZero() ? "" : ink.faint(", " + left.toSeconds() + " s left")));
        lines.add("");
        lines.add(ink.faint(" " + ServiceView.head()));
        lines.add(" " + service.row(Instant.now()));
        draw(true, lines);
    }

    @Override
    public Duration pace() {
        return Duration.ofMillis(250);
    }

    private String row(Scene scene, boolean plays, Scoreboard.Figures figures) {
        String name = String.format("%-10s", scene.title());
        String failed = String.format("%7d", figures.failed());
        return String.format(
                Locale.ROOT,
                " %s %8d %8.1f%%  %s %6.1f%% %7.2f %8.2f %s",
                plays ? ink.strong(name) : name,
                figures.answered(),
                100 * figures.accuracy(),
                ink.accent(bar.of(figures.cloudShare())),
                100 * figures.cloudShare(),
                figures.latency().p50(),
                figures.latency().p99(),
                figures.failed() == 0 ? failed : ink.alarm(failed));
    }

    /** Draws over what was drawn last, in one write, so that nothing flickers. Only a table is drawn over a table. */
    private void draw(boolean asTable, List<String> lines) {
        StringBuilder block = new StringBuilder();
        if (table && !asTable) {
            drawn = 0;
        }
        table = asTable;
        if (drawn > 0) {
            block.append("\u001b[").append(drawn).append('A');
        }
        for (String line : lines) {
            block.append(line).append("\u001b[K\n");
        }
        out.print(block.append("\u001b[J"));
        out.flush();
        drawn = lines.size();
    }
}
