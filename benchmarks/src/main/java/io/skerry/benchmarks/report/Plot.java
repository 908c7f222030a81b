package io.skerry.benchmarks.report;

/** A picture of what was found. */
public sealed interface Plot permits BarPlot, LinePlot {

    /** The picture as an SVG document. */
    String svg();
}
