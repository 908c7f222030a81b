package io.skerry.onnx.reference;

import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Along axes: sums and the like, and what is divided by them. */
final class Reducing {

    private Reducing() {}

    static Map<String, Operator> operators() {
        return Map.of(
                "ReduceSum",
                        Operator.of(call -> reduce(call, x -> Arrays.stream(x).sum())),
                "ReduceMean", Operator.of(call -> reduce(call, x -> mean(x))),
                "ReduceMax",
                        Operator.of(
                                call -> reduce(call, x -> Arrays.stream(x).max().orElseThrow())),
                "ReduceMin",
                        Operator.of(
                                call -> reduce(call, x -> Arrays.stream(x).min().orElseThrow())),
                "Softmax", Operator.of(call -> softmax(call)),
                "LogSoftmax", Operator.of(call -> softmax(call).map(Math::log)),
                "LayerNormalization", Operator.of(Reducing::layer),
                "BatchNormalization", Operator.of(Reducing::batch));
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double variance(double[] x) {
        double mean = mean(x);
        return Arrays.stream(x)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
    }

    private static Doubles reduce(Call call, ToDoubleFunction<double[]> function) {
        Doubles x = call.input(0);
        int[] given = call.has(1) ? call.input(1).integers() : call.integers("axes");
        if (given.length == 0 && call.integer("noop_with_empty_axes", 0) != 0) {
            return x;
        }
        int[] axes = given.length == 0
                ? IntStream.range(0, x.rank()).toArray()
                : Arrays.stream(given).map(x::axis).toArray();
        Doubles kept = along(x, axes, function);
        return call.integer("keepdims", 1) != 0 ? kept : Moving.squeezed(kept, axes);
    }

    /** What a function makes of the elements along axes, which stay with length 1. */
    private static Doubles along(Doubles x, int[] axes, ToDoubleFunction<double[]> function) {
        int[] shape = x.shape().clone();
        Arrays.stream(axes).forEach(axis -> shape[axis] = 1);
        int[] lengths = Arrays.stream(axes).map(axis -> x.shape()[axis]).toArray();
        return Doubles.of(shape, place -> {
            double[] elements = new double[Doubles.size(lengths)];
            for (int i = 0; i < elements.length; i++) {
                int[] at = place.clone();
                int[] within = Doubles.place(lengths, i);
                for (int j = 0; j < axes.length; j++) {
                    at[axes[j]] = within[j];
                }
                elements[i] = x.at(at);
            }
            return function.applyAsDouble(elements);
        });
    }

    private static Doubles softmax(Call call) {
        Doubles powers = call.input(0).map(Math::exp);
        int[] axis = {powers.axis(call.integer("axis", -1))};
        return powers.with(along(powers, axis, x -> Arrays.stream(x).sum()), (power, sum) -> power / sum);
    }

    private static Doubles layer(Call call) {
        Doubles x = call.input(0);
        int[] axes = IntStream.range(x.axis(call.integer("axis", -1)), x.rank()).toArray();
        double epsilon = call.real("epsilon", 1e-5f);
        Doubles normal = x.with(along(x, axes, Reducing::mean), (a, mean) -> a - mean)
                .with(along(x, axes, Reducing::variance), (a, variance) -> a / Math.sqrt(variance + epsilon));
        Doubles scaled = normal.with(call.input(1), (a, scale) -> a * scale);
        return call.has(2) ? scaled.with(call.input(2), Double::sum) : scaled;
    }

    private static Doubles batch(Call call) {
        Doubles x = call.input(0);
        double epsilon = call.real("epsilon", 1e-5f);
        return Doubles.of(x.shape(), place -> {
            int channel = place[1];
            double deviation = Math.sqrt(call.input(4).at(channel) + epsilon);
            return call.input(1).at(channel) * (x.at(place) - call.input(3).at(channel)) / deviation
                    + call.input(2).at(channel);
        });
    }
}
