package io.skerry.learning.parameters;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where each parameter of a model lies in one flat vector: one after the other, in the order of the list, each in row-major order.
 * Two layouts are equal if they have the same names and shapes in the same order.
 */
public final class ParameterLayout {

    private final List<ParameterShape> parameters;
    /** Where each parameter starts, and at the end the size of the vector. */
    private final int[] offsets;

    private ParameterLayout(List<ParameterShape> parameters, int[] offsets) {
        this.parameters = parameters;
        this.offsets = offsets;
    }

    /**
     * The layout of these parameters.
     *
     * @throws IllegalArgumentException if there is none, two have the same name, or there are more than
     *     {@value ParameterShape#MAX_SIZE} elements
     */
    public static ParameterLayout of(List<ParameterShape> parameters) {
        List<ParameterShape> shapes = List.copyOf(parameters);
        if (shapes.isEmpty()) {
            throw new IllegalArgumentException("a model without parameters cannot be trained");
        }
        int[] offsets = new int[shapes.size() + 1];
        Set<String> names = new HashSet<>();
        for (int i = 0; i < shapes.size(); i++) {
            ParameterShape shape = shapes.get(i);
            if (!names.add(shape.name())) {
                throw new IllegalArgumentException("there are two parameters '" + shape.name() + "'");
            }
            long end = (long) offsets[i] + shape.size();
            if (end > ParameterShape.MAX_SIZE) {
                throw new IllegalArgumentException("the parameters have more than " + ParameterShape.MAX_SIZE
                        + " elements together: reached with '" + shape.name() + "'");
            }
            offsets[i + 1] = (int) end;
        }
        return new ParameterLayout(shapes, offsets);
    }

    /** The layout of these parameters, see {@link #of(List)}. */
    public static ParameterLayout of(ParameterShape... parameters) {
        return of(List.of(parameters));
    }

    /** The parameters, in their order. */
    public List<ParameterShape> parameters() {
        return parameters;
    }

    /** Number of parameters. */
    public int count() {
        return parameters.size();
    }

    /** Number of elements of all parameters: the length of the flat vector. */
    public int size() {
        return offsets[parameters.size()];
    }

    /** Position in the vector of the first element of the parameter with this index. */
    public int offset(int parameter) {
        return offsets[parameter];
    }

    /** Position in the vector behind the last element of the parameter with this index. */
    public int end(int parameter) {
        return offsets[parameter + 1];
    }

    /** The index of the parameter that the element at this position belongs to. */
    public int parameterAt(int position) {
        if (position < 0 || position >= size()) {
            throw new IndexOutOfBoundsException("position " + position + " of a vector of " + size());
        }
        int found = Arrays.binarySearch(offsets, position);
        return found >= 0 ? found : -found - 2;
    }

    /** Names an element for a person: {@code conv1.weight[17]}, counted in row-major order from 0. */
    public String describe(int position) {
        int parameter = parameterAt(position);
        return parameters.get(parameter).name() + "[" + (position - offsets[parameter]) + "]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterLayout that && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return parameters.hashCode();
    }

    @Override
    public String toString() {
        return "ParameterLayout" + parameters;
    }
}
