package io.skerry.onnx.training;

import java.util.List;

/**
 * A tensor that goes from step to step: the step takes it under its name, and gives the next one as {@link #next()}.
 *
 * @param name the graph's input
 * @param shape its dimensions
 */
public record Slot(String name, List<Long> shape) {

    static final String NEXT = "next/";

    public Slot {
        shape = List.copyOf(shape);
    }

    /** The graph's output. */
    public String next() {
        return NEXT + name;
    }
}
