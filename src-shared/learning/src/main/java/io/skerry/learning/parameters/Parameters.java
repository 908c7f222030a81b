package io.skerry.learning.parameters;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;

/**
 * Values of a model's parameters, or a difference of two such values: one flat vector. Immutable; two are equal if layout and all
 * bits are.
 */
public final class Parameters {

    private final ParameterLayout layout;
    private final float[] values;

    private Parameters(ParameterLayout layout, float[] values) {
        this.layout = layout;
        this.values = values;
    }

    /** A copy of these values. */
    public static Parameters of(ParameterLayout layout, float... values) {
        if (values.length != layout.size()) {
            throw new IllegalArgumentException(
                    "a layout of " + layout.size() + " elements got " + values.length + " values");
        }
        return new Parameters(layout, values.clone());
    }

    /** A copy of what the buffer holds from its position on, which moves behind it. */
    public static Parameters read(ParameterLayout layout, FloatBuffer source) {
        float[] values = new float[layout.size()];
        source.get(values);
        return new Parameters(layout, values);
    }

    /** Computes each element from its position; the result is rounded to the nearest float. */
    public static Parameters generate(ParameterLayout layout, IntToDoubleFunction element) {
        float[] values = new float[layout.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) element.applyAsDouble(i);
        }
        return new Parameters(layout, values);
    }

    /** All elements zero. */
    public static Parameters zeros(ParameterLayout layout) {
        return new Parameters(layout, new float[layout.size()]);
    }

    /** Names, shapes and offsets. */
    public ParameterLayout layout() {
        return layout;
    }

    /** Number of elements. */
    public int size() {
        return values.length;
    }

    /** The element at a position. */
    public float get(int position) {
        return values[position];
    }

    /** A copy of all elements. */
    public float[] toArray() {
        return values.clone();
    }

    /** Writes all elements at the buffer's position, which moves behind them. */
    public void write(FloatBuffer target) {
        target.put(values);
    }

    /** The sum, element by element. */
    public Parameters plus(Parameters other) {
        return plusScaled(other, 1);
    }

    /** The difference, element by element. */
    public Parameters minus(Parameters other) {
        return plusScaled(other, -1);
    }

    /** This plus {@code factor} times the other, computed in double and rounded once. */
    public Parameters plusScaled(Parameters other, double factor) {
        requireSameLayout(other);
        return generate(layout, i -> values[i] + factor * other.values[i]);
    }

    /** This times a factor. */
    public Parameters scaled(double factor) {
        return generate(layout, i -> factor * values[i]);
    }

    /** Adds {@code weight} times each element to a sum that is kept in double. */
    public void addTo(double[] sum, double weight) {
        if (sum.length != values.length) {
            throw new IllegalArgumentException("a vector of " + values.length + " added to one of " + sum.length);
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[i];
        }
    }

    /** The Euclidean (L2) norm. */
    public double norm() {
        return Math.sqrt(squaredNorm(0, values.length));
    }

    /** The Euclidean norm of the parameter with this index alone. */
    public double norm(int parameter) {
        return Math.sqrt(squaredNorm(layout.offset(parameter), layout.end(parameter)));
    }

    /** The square of the Euclidean distance. */
    public double squaredDistance(Parameters other) {
        requireSameLayout(other);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = (double) values[i] - other.values[i];
            sum += difference * difference;
        }
        return sum;
    }

    /** The first position whose element is not a number or infinite. */
    public OptionalInt firstNotFinite() {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Requires that all elements are finite.
     *
     * @param consequence what cannot be done otherwise, for the message
     * @throws IllegalArgumentException if one is not; it names the first
     */
    public void requireFinite(String consequence) {
        firstNotFinite().ifPresent(position -> {
            throw new IllegalArgumentException(
                    layout.describe(position) + " is " + values[position] + ": " + consequence);
        });
    }

    private double squaredNorm(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) values[i] * values[i];
        }
        return sum;
    }

    private void requireSameLayout(Parameters other) {
        if (!layout.equals(other.layout)) {
            throw new IllegalArgumentException("parameters of " + layout + " do not fit " + other.layout);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters that && layout.equals(that.layout) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * layout.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Parameters[" + layout.count() + " parameters, " + values.length + " elements]";
    }
}
