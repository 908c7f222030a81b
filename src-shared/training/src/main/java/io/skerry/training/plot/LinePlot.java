package io.skerry.training.plot;

import io.skerry.training.plot.Svg.Anchor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Some curves over the same axes. */
public record LinePlot(String title, String xLabel, String yLabel, List<Series> series) implements Plot {

    private static final double LEFT = 70;
    private static final double TOP = 44;
    private static final double WIDTH = 520;
    private static final double HEIGHT = 300;
    private static final int TICKS = 5;

    static final double PAPER_WIDTH = LEFT + WIDTH + 190;
    static final double PAPER_HEIGHT = TOP + HEIGHT + 56;

    /** One curve; as many x as y, x ascending. */
    @SuppressWarnings("ArrayRecordComponent") // drawn once; never compared
    public record Series(String name, double[] x, double[] y) {}

    private record Axis(double from, double to, double start, double length) {

        double at(double value) {
            return start + (to == from ? 0 : (value - from) / (to - from) * length);
        }

        double tick(int i) {
            return from + (to - from) * i / TICKS;
        }
    }

    @Override
    public String svg() {
        Axis x = axis(Series::x, LEFT, WIDTH);
        Axis y = axis(Series::y, TOP + HEIGHT, -HEIGHT);
        Svg svg = new Svg(PAPER_WIDTH, PAPER_HEIGHT);
        svg.text(12, 24, Anchor.START, title);
        svg.text(LEFT + WIDTH / 2, TOP + HEIGHT + 44, Anchor.MIDDLE, xLabel);
        svg.text(LEFT, TOP - 6, Anchor.START, yLabel);
        for (int i = 0; i <= TICKS; i++) {
            svg.line(x.at(x.tick(i)), TOP, x.at(x.tick(i)), TOP + HEIGHT, "#dddddd");
            svg.text(x.at(x.tick(i)), TOP + HEIGHT + 18, Anchor.MIDDLE, Numbers.text(x.tick(i)));
            svg.line(LEFT, y.at(y.tick(i)), LEFT + WIDTH, y.at(y.tick(i)), "#dddddd");
            svg.text(LEFT - 8, y.at(y.tick(i)) + 4, Anchor.END, Numbers.text(y.tick(i)));
        }
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            svg.curve(
                    Arrays.stream(one.x).map(x::at).toArray(),
                    Arrays.stream(one.y).map(y::at).toArray(),
                    Svg.colour(i));
            svg.rectangle(LEFT + WIDTH + 14, TOP + 20 * i, 14, 4, Svg.colour(i));
            svg.text(LEFT + WIDTH + 34, TOP + 20 * i + 6, Anchor.START, one.name);
        }
        return svg.document();
    }

    private Axis axis(Function<Series, double[]> values, double start, double length) {
        double[] all =
                series.stream().map(values).flatMapToDouble(Arrays::stream).toArray();
        return new Axis(
                Arrays.stream(all).min().orElse(0), Arrays.stream(all).max().orElse(1), start, length);
    }
}
