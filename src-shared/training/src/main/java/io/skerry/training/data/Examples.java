package io.skerry.training.data;

import java.nio.FloatBuffer;
import java.util.List;

/** Labelled examples for classification, all of one shape. Safe to read from several threads. */
public interface Examples {

    /** How many there are. */
    int size();

    /** Dimensions of one example, without the batch. */
    List<Long> shape();

    /** How many classes there are; labels are from 0 to one less. */
    int classes();

    /**
     * Writes the numbers of one example, in the order of its dimensions.
     *
     * @param into from its position on, which is moved
     */
    void write(int example, FloatBuffer into);

    /** The class of one example. */
    int label(int example);
}
