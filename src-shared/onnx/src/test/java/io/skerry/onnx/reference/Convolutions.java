package io.skerry.onnx.reference;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** Conv and ConvTranspose. */
final class Convolutions {

    private Convolutions() {}

    static Map<String, Operator> operators() {
        return Map.of("Conv", Operator.of(Convolutions::conv), "ConvTranspose", Operator.of(Convolutions::transpose));
    }

    private static Doubles conv(Call call) {
        Doubles x = call.input(0);
        Doubles w = call.input(1);
        int[] in = spatial(x.shape());
        Sliding sliding = Sliding.of(call, in, spatial(w.shape()));
        int group = (int) call.integer("group", 1);
        int channels = w.shape()[1];
        int filters = w.shape()[0] / group;
        int[] shape = join(x.shape()[0], w.shape()[0], sliding.out(in, false));
        return Doubles.of(shape, place -> {
            double sum = call.has(2) ? call.input(2).at(place[1]) : 0;
            for (int channel = 0; channel < channels; channel++) {
                for (int k = 0; k < Doubles.size(sliding.kernel()); k++) {
                    int[] element = Doubles.place(sliding.kernel(), k);
                    int[] at = sliding.place(spatial(place), element);
                    if (Sliding.inside(at, in)) {
                        int source = place[1] / filters * channels + channel;
                        sum += x.at(join(place[0], source, at)) * w.at(join(place[1], channel, element));
                    }
                }
            }
            return sum;
        });
    }

    /** Scatters each element of the input over the output, where a Conv would gather it from there. */
    private static Doubles transpose(Call call) {
        Doubles x = call.input(0);
        Doubles w = call.input(1);
        int[] small = spatial(x.shape());
        int[] kernel = spatial(w.shape());
        int[] extra = call.integers("output_padding", new int[small.length]);
        Sliding sliding = Sliding.of(call, small, kernel);
        int[] large = IntStream.range(0, small.length)
                .map(i -> sliding.strides()[i] * (small[i] - 1)
                        + extra[i]
                        + (kernel[i] - 1) * sliding.dilations()[i]
                        + 1
                        - sliding.begins()[i]
                        - sliding.ends()[i])
                .toArray();
        int group = (int) call.integer("group", 1);
        int filters = w.shape()[1];
        int channels = w.shape()[0] / group;
        int[] shape = join(x.shape()[0], filters * group, large);
        Doubles y = Doubles.of(shape, place -> call.has(2) ? call.input(2).at(place[1]) : 0);
        for (int i = 0; i < x.values().length; i++) {
            int[] from = Doubles.place(x.shape(), i);
            for (int j = 0; j < Doubles.size(kernel) * filters; j++) {
                int filter = j % filters;
                int[] element = Doubles.place(kernel, j / filters);
                int[] at = sliding.place(spatial(from), element);
                if (Sliding.inside(at, large)) {
                    int target = from[1] / channels * filters + filter;
                    y.values()[y.number(join(from[0], target, at))] +=
                            x.values()[i] * w.at(join(from[1], filter, element));
                }
            }
        }
        return y;
    }

    static int[] spatial(int[] shape) {
        return Arrays.copyOfRange(shape, 2, shape.length);
    }

    static int[] join(int batch, int channel, int[] spatial) {
        return IntStream.concat(IntStream.of(batch, channel), Arrays.stream(spatial))
                .toArray();
    }
}
