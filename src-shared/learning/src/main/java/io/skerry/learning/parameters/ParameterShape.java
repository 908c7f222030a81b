package io.skerry.learning.parameters;

import java.util.List;

/**
 * A parameter of a model.
 *
 * @param name as in the model's graph
 * @param dimensions its shape, each dimension at least 1; empty for a scalar
 */
public record ParameterShape(String name, List<Integer> dimensions) {

    /** Most elements of a parameter, and of all parameters of a model together. */
    public static final int MAX_SIZE = Integer.MAX_VALUE - 8;

    public ParameterShape {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a parameter must have a name");
        }
        dimensions = List.copyOf(dimensions);
        long size = 1;
        for (int dimension : dimensions) {
            if (dimension < 1) {
                throw new IllegalArgumentException(
                        "parameter '" + name + "' has shape " + dimensions + ": each dimension must be at least 1");
            }
            size *= dimension;
            if (size > MAX_SIZE) {
                throw new IllegalArgumentException(
                        "parameter '" + name + "' has shape " + dimensions + ": more than " + MAX_SIZE + " elements");
            }
        }
    }

    /** A parameter of this name and shape. */
    public static ParameterShape of(String name, Integer... dimensions) {
        return new ParameterShape(name, List.of(dimensions));
    }

    /** Number of elements: the product of the dimensions. */
    public int size() {
        return dimensions.stream().reduce(1, (a, b) -> a * b);
    }
}
