package io.skerry.training.plot;

import java.util.Locale;

/** Writes an SVG document, element by element, on white paper. */
public final class Svg {

    /** Colours that people with colour blindness tell apart (Okabe and Ito, 2008). */
    private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"};

    /** Where a text stands to its point. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    private final StringBuilder out = new StringBuilder();

    public Svg(double width, double height) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"0 0 %s %s\""
                .formatted(n(width), n(height), n(width), n(height)));
        out.append(" font-family=\"sans-serif\" font-size=\"12\">\n");
        rectangle(0, 0, width, height, "#ffffff");
    }

    public static String colour(int index) {
        return COLOURS[index % COLOURS.length];
    }

    public void rectangle(double x, double y, double width, double height, String colour) {
        out.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n"
                .formatted(n(x), n(y), n(width), n(height), colour));
    }

    public void line(double x1, double y1, double x2, double y2, String colour) {
        out.append("<path d=\"M%s %sL%s %s\" stroke=\"%s\" fill=\"none\"/>\n"
                .formatted(n(x1), n(y1), n(x2), n(y2), colour));
    }

    public void curve(double[] x, double[] y, String colour) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            points.append(n(x[i])).append(',').append(n(y[i])).append(' ');
        }
        out.append("<polyline points=\"%s\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"/>\n"
                .formatted(points.toString().strip(), colour));
    }

    public void text(double x, double y, Anchor anchor, String text) {
        out.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"#222222\">%s</text>\n"
                .formatted(n(x), n(y), anchor.name().toLowerCase(Locale.ROOT), escaped(text)));
    }

    public String document() {
        return out + "</svg>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String n(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceAll("\\.0$", "");
    }
}
