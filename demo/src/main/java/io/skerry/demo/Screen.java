package io.skerry.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells the story while it goes on: a table that is drawn anew on a terminal, a line now and then otherwise. */
final class Screen {

    private static final String HEAD = String.format(
            "  %-10s %8s %9s %9s %9s %8s %8s", "scene", "answers", "accuracy", "cloud %", "p50 ms", "p99 ms", "failed");

    private final PrintStream out;
    private final boolean terminal;
    private int drawn;

    /**
     * @param terminal whether lines may be drawn over
     */
    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void say(String line) {
        drawn = 0;
        out.println(line);
    }

    /** Shows the figures of all scenes up to this one. */
    void show(Scene now, Scoreboard board) {
        if (terminal) {
            erase();
            out.println(HEAD);
            drawn = 1;
            for (Scene scene : Scene.values()) {
                if (scene.compareTo(now) <= 0) {
                    out.println(row(scene, board.figures(scene)));
                    drawn++;
                }
            }
        } else {
            Scoreboard.Figures figures = board.figures(now);
            out.println(row(now, figures) + "  " + sources(figures));
        }
        out.flush();
    }

    private void erase() {
        if (drawn > 0) {
            out.print("\u001b[" + drawn + "A\u001b[0J");
        }
    }

    private static String row(Scene scene, Scoreboard.Figures figures) {
        long cloud = figures.bySource().getOrDefault("cloud", 0L);
        return String.format(
                Locale.ROOT,
                "  %-10s %8d %8.1f%% %8.1f%% %9.2f %8.2f %8d",
                scene.title(),
                figures.asked() - figures.failed(),
                100 * figures.accuracy(),
                figures.asked() == 0 ? 0 : 100.0 * cloud / figures.asked(),
                figures.latency().p50(),
                figures.latency().p99(),
                figures.failed());
    }

    private static String sources(Scoreboard.Figures figures) {
        return figures.bySource().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
