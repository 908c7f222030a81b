package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.NodeView;
import io.skerry.onnx.graph.NodeAttributes;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A window that slides over images, dimension by dimension of space. */
record Window(List<Side> sides) {

    /**
     * One dimension.
     *
     * @param in size of the input
     * @param out size of the output
     * @param kernel elements of the window
     * @param stride step of the window
     * @param dilation distance between its elements
     * @param begin padding before the input
     * @param end padding after it
     */
    record Side(long in, long out, long kernel, long stride, long dilation, long begin, long end) {

        /** Elements after the last window, which none touches; less than 0 where it ends in the padding. */
        long rest() {
            return in + begin - ((out - 1) * stride + (kernel - 1) * dilation + 1);
        }

        /** Padding after the input, as much as the last window reaches. */
        long reached() {
            return Math.max(0, -rest());
        }

        /** For each place of the window, how many of its elements are in the input, or in the input and its padding. */
        List<Long> counts(boolean padding) {
            long from = padding ? -begin : 0;
            long to = padding ? in + end : in;
            return LongStream.range(0, out)
                    .map(place -> LongStream.range(0, kernel)
                            .map(i -> place * stride - begin + i * dilation)
                            .filter(at -> at >= from && at < to)
                            .count())
                    .boxed()
                    .toList();
        }
    }

    Window {
        sides = List.copyOf(sides);
    }

    /**
     * The window of a Conv, or of a pooling.
     *
     * @throws io.skerry.onnx.gradient.GradientException if a size is not fixed
     */
    static Window of(NodeView node, List<Long> kernel) {
        return of(node, kernel, node.input(0), node.output(0));
    }

    /**
     * The window of a ConvTranspose, which slides over its output.
     *
     * @throws io.skerry.onnx.gradient.GradientException if a size is not fixed
     */
    static Window ofTransposed(NodeView node, List<Long> kernel) {
        return of(node, kernel, node.output(0), node.input(0));
    }

    private static Window of(NodeView node, List<Long> kernel, Value over, Value steps) {
        NodeAttributes attributes = node.attributes();
        int dimensions = kernel.size();
        List<Long> in = spatial(node, node.shape(over));
        List<Long> out = spatial(node, node.shape(steps));
        long[] strides = attributes.integers("strides").orElseGet(() -> ones(dimensions));
        long[] dilations = attributes.integers("dilations").orElseGet(() -> ones(dimensions));
        long[] pads = attributes.integers("pads").orElseGet(() -> new long[2 * dimensions]);
        String auto = attributes.text("auto_pad", "NOTSET");
        return new Window(IntStream.range(0, dimensions)
                .mapToObj(i -> {
                    Side side = new Side(
                            in.get(i),
                            out.get(i),
                            kernel.get(i),
                            strides[i],
                            dilations[i],
                            pads[i],
                            pads[dimensions + i]);
                    return auto.startsWith("SAME") ? same(side, auto.equals("SAME_LOWER")) : side;
                })
                .toList());
    }

    /** As much padding as the size of the output takes; an odd one more before or after the input. */
    private static Side same(Side side, boolean more) {
        Side bare = new Side(side.in(), side.out(), side.kernel(), side.stride(), side.dilation(), 0, 0);
        long total = bare.reached();
        long begin = more ? total - total / 2 : total / 2;
        return new Side(side.in(), side.out(), side.kernel(), side.stride(), side.dilation(), begin, total - begin);
    }

    private static List<Long> spatial(NodeView node, List<Long> shape) {
        List<Long> perImage = shape.subList(1, shape.size());
        if (perImage.contains(-1L)) {
            throw node.cannot("channels and size of its images are not fixed: only the batch may be free");
        }
        return perImage.subList(1, perImage.size());
    }

    private static long[] ones(int dimensions) {
        return LongStream.generate(() -> 1).limit(dimensions).toArray();
    }

    int dimensions() {
        return sides.size();
    }

    /** Something of each dimension. */
    long[] each(ToLongFunction<Side> what) {
        return sides.stream().mapToLong(what).toArray();
    }

    /** Padding before the input and as far as it is reached, as ONNX writes it. */
    long[] pads() {
        return LongStream.concat(LongStream.of(each(Side::begin)), LongStream.of(each(Side::reached)))
                .toArray();
    }
}
