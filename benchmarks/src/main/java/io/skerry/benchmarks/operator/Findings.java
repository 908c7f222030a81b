package io.skerry.benchmarks.operator;

import io.skerry.benchmarks.report.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Figures, each said as soon as it is found: the next takes minutes. */
final class Findings {

    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();

    Findings(Consumer<String> progress) {
        this.progress = progress;
    }

    void add(Figure figure) {
        figures.add(figure);
        progress.accept(figure.what() + ": " + figure.text() + " (" + figure.measured() + ")");
    }

    List<Figure> all() {
        return List.copyOf(figures);
    }
}
