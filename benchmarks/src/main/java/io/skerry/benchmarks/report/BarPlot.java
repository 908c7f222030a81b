package io.skerry.benchmarks.report;

import io.skerry.training.plot.Plot;
import io.skerry.training.plot.Svg;
import io.skerry.training.plot.Svg.Anchor;
import java.util.List;

/**
 * A bar for each timing, as long as its median, and a line on to its 99th percentile.
 *
 * @param timings of one unit
 */
public record BarPlot(String title, List<Timing> timings) implements Plot {

    private static final double LABEL = 250;
    private static final double BAR = 380;
    private static final double ROW = 28;
    private static final double TOP = 44;

    @Override
    public String svg() {
        Svg svg = new Svg(LABEL + BAR + 130, TOP + ROW * timings.size() + 12);
        svg.text(12, 24, Anchor.START, title + " (bar: median, line: to the 99th percentile)");
        double longest = timings.stream().mapToDouble(Timing::p99).max().orElse(1);
        for (int i = 0; i < timings.size(); i++) {
            row(svg, timings.get(i), TOP + ROW * i, BAR / longest);
        }
        return svg.document();
    }

    private static void row(Svg svg, Timing timing, double y, double scale) {
        double middle = y + ROW / 2 - 2;
        svg.text(LABEL - 8, middle + 4, Anchor.END, timing.name());
        svg.rectangle(LABEL, y + 3, timing.p50() * scale, ROW - 10, Svg.colour(0));
        svg.line(LABEL + timing.p50() * scale, middle, LABEL + timing.p99() * scale, middle, "#222222");
        svg.text(LABEL + timing.p99() * scale + 6, middle + 4, Anchor.START, timing.median());
    }
}
