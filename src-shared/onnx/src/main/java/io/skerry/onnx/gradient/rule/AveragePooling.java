package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.rule.Window.Side;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.graph.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * AveragePool: each element of a window gets an equal part of the window's gradient, by a ConvTranspose with a kernel of ones, channel by
 * channel.
 */
public final class AveragePooling {

    private AveragePooling() {}

    public static void back(Backward node) {
        long[] kernel = node.attributes().integers("kernel_shape").orElseThrow();
        Window window = Window.of(node, LongStream.of(kernel).boxed().toList());
        if (window.sides().stream().anyMatch(side -> side.reached() > side.end())) {
            throw node.cannot(
                    "its last windows reach beyond the padding, where runtimes count differently: export it with"
                            + " ceil_mode=0");
        }
        boolean padding = node.attributes().integer("count_include_pad", 0) != 0;
        node.give(0, () -> {
            GraphBuilder graph = node.graph();
            Value ones = graph.constant("ones", Tensors.floats("", with(1, 1, kernel), ones(kernel)));
            Value parts = node.gradient().times(parts(window, padding, graph));
            Value spread = Convolution.transposed(parts.reshaped(with(-1, 1, window.each(Side::out))), ones, window, 1);
            return Shapes.as(node, spread, node.input(0));
        });
    }

    private static long[] with(long batch, long channels, long[] spatial) {
        return LongStream.concat(LongStream.of(batch, channels), LongStream.of(spatial))
                .toArray();
    }

    private static float[] ones(long[] kernel) {
        float[] ones = new float[Math.toIntExact(LongStream.of(kernel).reduce(1, Math::multiplyExact))];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** For each window, 1 over the number of elements that it is the mean of: a scalar where all windows have the same. */
    private static Value parts(Window window, boolean padding, GraphBuilder graph) {
        float[] parts = {1};
        for (Side side : window.sides()) {
            parts = outer(parts, side.counts(padding));
        }
        float first = parts[0];
        for (float part : parts) {
            if (part != first) {
                return graph.constant("parts", Tensors.floats("", with(1, 1, window.each(Side::out)), parts));
            }
        }
        return graph.scalar(first);
    }

    private static float[] outer(float[] parts, List<Long> counts) {
        float[] product = new float[parts.length * counts.size()];
        for (int i = 0; i < product.length; i++) {
            product[i] = parts[i / counts.size()] / counts.get(i % counts.size());
        }
        return product;
    }
}
