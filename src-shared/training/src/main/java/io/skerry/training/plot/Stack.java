package io.skerry.training.plot;

/**
 * Two pictures, one below the other.
 *
 * @param above the first
 * @param below the second
 */
public record Stack(LinePlot above, LinePlot below) implements Plot {

    @Override
    public String svg() {
        double height = LinePlot.PAPER_HEIGHT;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\">%n%s%s</svg>%n"
                .formatted(LinePlot.PAPER_WIDTH, 2 * height, placed(above, 0), placed(below, height));
    }

    private static String placed(LinePlot plot, double y) {
        return plot.svg().replaceFirst("<svg ", "<svg y=\"%.0f\" ".formatted(y));
    }
}
