package io.skerry.training.plot;

/** A picture of what was found. */
public interface Plot {

    /** The picture as an SVG document. */
    String svg();
}
