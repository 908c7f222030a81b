package io.skerry.onnx.reference;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** A tensor, row by row. */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
public record Doubles(int[] shape, double[] values) {

    public Doubles {
        if (values.length != size(shape)) {
            throw new IllegalArgumentException(values.length + " values do not make " + Arrays.toString(shape));
        }
    }

    static int size(int... shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** With the element at each place. */
    public static Doubles of(int[] shape, ToDoubleFunction<int[]> at) {
        double[] values = new double[size(shape)];
        Arrays.setAll(values, i -> at.applyAsDouble(place(shape, i)));
        return new Doubles(shape, values);
    }

    /** The coordinates of the element with a number. */
    static int[] place(int[] shape, int number) {
        int[] place = new int[shape.length];
        for (int axis = shape.length - 1, rest = number; axis >= 0; axis--) {
            place[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return place;
    }

    int rank() {
        return shape.length;
    }

    /** The number of the element at a place. */
    int number(int... place) {
        int number = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            number = number * shape[axis] + place[axis];
        }
        return number;
    }

    double at(int... place) {
        return values[number(place)];
    }

    /** The element at a place of a larger shape to which this is broadcast. */
    double broadcastAt(int... place) {
        int[] own = new int[shape.length];
        for (int axis = 0; axis < shape.length; axis++) {
            own[axis] = shape[axis] == 1 ? 0 : place[place.length - shape.length + axis];
        }
        return at(own);
    }

    Doubles map(DoubleUnaryOperator function) {
        return new Doubles(shape, Arrays.stream(values).map(function).toArray());
    }

    Doubles with(Doubles other, DoubleBinaryOperator function) {
        return of(
                broadcast(shape, other.shape),
                place -> function.applyAsDouble(broadcastAt(place), other.broadcastAt(place)));
    }

    static int[] broadcast(int[] a, int[] b) {
        int[] shape = new int[Math.max(a.length, b.length)];
        for (int i = 1; i <= shape.length; i++) {
            int left = i <= a.length ? a[a.length - i] : 1;
            int right = i <= b.length ? b[b.length - i] : 1;
            shape[shape.length - i] = left == 1 ? right : left;
        }
        return shape;
    }

    Doubles reshaped(int... other) {
        return new Doubles(other, values);
    }

    int axis(long axis) {
        return Math.toIntExact(axis < 0 ? axis + shape.length : axis);
    }

    /** As whole numbers. */
    int[] integers() {
        return Arrays.stream(values)
                .mapToInt(value -> (int) Math.clamp((long) value, Integer.MIN_VALUE, Integer.MAX_VALUE))
                .toArray();
    }
}
