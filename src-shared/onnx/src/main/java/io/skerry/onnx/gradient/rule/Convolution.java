package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.GradientRule;
import io.skerry.onnx.gradient.rule.Window.Side;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Conv, with any strides, pads, dilations and groups. The gradient of the images is a ConvTranspose of the output's with the same
 * weights; that of the weights is a Conv of the images with the output's gradient, where batch and channels change places, and strides
 * and dilations, too (Dumoulin and Visin, <i>A guide to convolution arithmetic for deep learning</i>, 2016).
 */
public final class Convolution implements GradientRule {

    @Override
    public void apply(Backward node) {
        List<Long> weights = node.shape(node.input(1));
        if (weights.contains(-1L)) {
            throw node.cannot("the size of its weights is not fixed");
        }
        Window window = Window.of(node, weights.subList(2, weights.size()));
        long group = node.attributes().integer("group", 1);
        node.give(0, () -> ofImages(node, window, group));
        node.give(1, () -> ofWeights(node, window, group));
        node.give(2, () -> node.gradient().sum(false, allButChannels(window)));
    }

    private static long[] allButChannels(Window window) {
        return LongStream.range(0, window.dimensions() + 2)
                .filter(axis -> axis != 1)
                .toArray();
    }

    private static Value ofImages(Backward node, Window window, long group) {
        return node.graph()
                .node(
                        "ConvTranspose",
                        List.of(node.gradient(), node.input(1)),
                        Attributes.integers("strides", window.each(Side::stride)),
                        Attributes.integers("dilations", window.each(Side::dilation)),
                        Attributes.integers("pads", window.pads()),
                        Attributes.integers("output_padding", window.each(side -> Math.max(0, side.rest()))),
                        Attributes.integer("group", group));
    }

    private static Value ofWeights(Backward node, Window window, long group) {
        long[] swapped = swapped(window.dimensions());
        Value correlation = node.graph()
                .node(
                        "Conv",
                        List.of(grouped(node, window, group), node.gradient().transposed(swapped)),
                        Attributes.integers("strides", window.each(Side::dilation)),
                        Attributes.integers("dilations", window.each(Side::stride)),
                        Attributes.integers("pads", window.pads()),
                        Attributes.integer("group", group));
        return cut(correlation, window).transposed(swapped);
    }

    private static long[] swapped(int dimensions) {
        long[] order = LongStream.range(0, dimensions + 2).toArray();
        order[0] = 1;
        order[1] = 0;
        return order;
    }

    /** The images with the channels of a group as batch, and as channels the images of the batch, group after group. */
    private static Value grouped(Backward node, Window window, long group) {
        Value images = node.input(0);
        if (group == 1) {
            return images.transposed(swapped(window.dimensions()));
        }
        long perGroup = node.shape(images).get(1) / group;
        long[] apart = LongStream.concat(LongStream.of(-1, group, perGroup), LongStream.of(window.each(Side::in)))
                .toArray();
        long[] order = LongStream.range(0, apart.length).toArray();
        order[0] = 2;
        order[2] = 0;
        long[] together = LongStream.concat(LongStream.of(perGroup, -1), LongStream.of(window.each(Side::in)))
                .toArray();
        return images.reshaped(apart).transposed(order).reshaped(together);
    }

    /** Elements that no window touches make the correlation larger than the weights. */
    private static Value cut(Value correlation, Window window) {
        List<Side> sides = window.sides();
        int[] longer = IntStream.range(0, sides.size())
                .filter(i -> sides.get(i).rest() >= sides.get(i).dilation())
                .toArray();
        if (longer.length == 0) {
            return correlation;
        }
        GraphBuilder graph = correlation.graph();
        return graph.node(
                "Slice",
                List.of(
                        correlation,
                        graph.integers(new long[longer.length]),
                        graph.integers(IntStream.of(longer)
                                .mapToLong(i -> sides.get(i).kernel())
                                .toArray()),
                        graph.integers(
                                IntStream.of(longer).mapToLong(i -> i + 2).toArray())));
    }
}
