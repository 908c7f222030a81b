package io.skerry.onnx.reference;

import static io.skerry.onnx.reference.Convolutions.join;
import static io.skerry.onnx.reference.Convolutions.spatial;

import java.util.Map;

/** Windows of which one number is left. */
final class Pooling {

    private Pooling() {}

    static Map<String, Operator> operators() {
        return Map.of(
                "MaxPool", Operator.of(Pooling::max),
                "AveragePool", Operator.of(Pooling::average),
                "GlobalAveragePool", Operator.of(Pooling::global));
    }

    private static Doubles max(Call call) {
        return pool(call, (x, place, sliding, in) -> {
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < Doubles.size(sliding.kernel()); k++) {
                int[] at = sliding.place(spatial(place), Doubles.place(sliding.kernel(), k));
                if (Sliding.inside(at, in)) {
                    largest = Math.max(largest, x.at(join(place[0], place[1], at)));
                }
            }
            return largest;
        });
    }

    private static Doubles average(Call call) {
        boolean padding = call.integer("count_include_pad", 0) != 0;
        return pool(call, (x, place, sliding, in) -> {
            double sum = 0;
            int count = 0;
            for (int k = 0; k < Doubles.size(sliding.kernel()); k++) {
                int[] at = sliding.place(spatial(place), Doubles.place(sliding.kernel(), k));
                boolean inside = Sliding.inside(at, in);
                sum += inside ? x.at(join(place[0], place[1], at)) : 0;
                count += inside || (padding && sliding.padded(at, in)) ? 1 : 0;
            }
            return sum / count;
        });
    }

    private interface Window {
        double reduce(Doubles x, int[] place, Sliding sliding, int[] in);
    }

    private static Doubles pool(Call call, Window window) {
        Doubles x = call.input(0);
        int[] in = spatial(x.shape());
        Sliding sliding = Sliding.of(call, in, call.integers("kernel_shape"));
        int[] shape = join(x.shape()[0], x.shape()[1], sliding.out(in, call.integer("ceil_mode", 0) != 0));
        return Doubles.of(shape, place -> window.reduce(x, place, sliding, in));
    }

    private static Doubles global(Call call) {
        Doubles x = call.input(0);
        int[] in = spatial(x.shape());
        int[] ones = in.clone();
        java.util.Arrays.fill(ones, 1);
        return Doubles.of(join(x.shape()[0], x.shape()[1], ones), place -> {
            double sum = 0;
            for (int i = 0; i < Doubles.size(in); i++) {
                sum += x.at(join(place[0], place[1], Doubles.place(in, i)));
            }
            return sum / Doubles.size(in);
        });
    }
}
