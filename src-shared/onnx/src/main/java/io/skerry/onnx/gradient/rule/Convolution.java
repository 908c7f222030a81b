package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.rule.Window.Side;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Conv and ConvTranspose, with any strides, pads, dilations and groups. The gradient of the images is a ConvTranspose of the output's with the same
 * weights; that of the weights is a Conv of the images with the output's gradient, where batch and channels change places, and strides
 * and dilations, too (Dumoulin and Visin, <i>A guide to convolution arithmetic for deep learning</i>, 2016).
 */
public final class Convolution {

    private Convolution() {}

    public static void back(Backward node) {
        List<Long> weights = weights(node);
        Window window = Window.of(node, weights.subList(2, weights.size()));
        node.give(0, () -> transposed(node.gradient(), node.input(1), window, group(node)));
        node.give(1, () -> ofWeights(node.input(0), node.gradient(), window, channels(node, node.input(0))));
        node.give(2, () -> Channels.sum(node.gradient(), weights.size()));
    }

    /** ConvTranspose is the way back of a Conv from its output to its input; so its own way back is that Conv. */
    public static void backTransposed(Backward node) {
        List<Long> weights = weights(node);
        Window window = Window.ofTransposed(node, weights.subList(2, weights.size()));
        node.give(0, () -> forward(node.gradient(), node.input(1), window, group(node)));
        node.give(1, () -> ofWeights(node.gradient(), node.input(0), window, channels(node, node.output(0))));
        node.give(2, () -> Channels.sum(node.gradient(), weights.size()));
    }

    private static List<Long> weights(Backward node) {
        List<Long> weights = node.shape(node.input(1));
        if (weights.contains(-1L)) {
            throw node.cannot("the size of its weights is not fixed");
        }
        return weights;
    }

    private static long group(Backward node) {
        return node.attributes().integer("group", 1);
    }

    /** How the channels of images are grouped. */
    private record Grouping(long groups, long channelsOfEach) {}

    private static Grouping channels(Backward node, Value images) {
        long groups = group(node);
        return new Grouping(groups, node.shape(images).get(1) / groups);
    }

    static Value transposed(Value gradient, Value weights, Window window, long group) {
        return gradient.graph()
                .node(
                        "ConvTranspose",
                        List.of(gradient, weights),
                        Attributes.integers("strides", window.each(Side::stride)),
                        Attributes.integers("dilations", window.each(Side::dilation)),
                        Attributes.integers("pads", window.pads()),
                        Attributes.integers("output_padding", window.each(side -> Math.max(0, side.rest()))),
                        Attributes.integer("group", group));
    }

    private static Value forward(Value gradient, Value weights, Window window, long group) {
        return gradient.graph()
                .node(
                        "Conv",
                        List.of(gradient, weights),
                        Attributes.integers("strides", window.each(Side::stride)),
                        Attributes.integers("dilations", window.each(Side::dilation)),
                        Attributes.integers("pads", window.pads()),
                        Attributes.integer("group", group));
    }

    private static Value ofWeights(Value images, Value gradient, Window window, Grouping channels) {
        long[] swapped = swapped(window.dimensions());
        Value correlation = images.graph()
                .node(
                        "Conv",
                        List.of(grouped(images, window, channels), gradient.transposed(swapped)),
                        Attributes.integers("strides", window.each(Side::dilation)),
                        Attributes.integers("dilations", window.each(Side::stride)),
                        Attributes.integers("pads", window.pads()),
                        Attributes.integer("group", channels.groups()));
        return cut(correlation, window).transposed(swapped);
    }

    private static long[] swapped(int dimensions) {
        long[] order = LongStream.range(0, dimensions + 2).toArray();
        order[0] = 1;
        order[1] = 0;
        return order;
    }

    /** The images with the channels of a group as batch, and as channels the images of the batch, group after group. */
    private static Value grouped(Value images, Window window, Grouping channels) {
        if (channels.groups() == 1) {
            return images.transposed(swapped(window.dimensions()));
        }
        long perGroup = channels.channelsOfEach();
        long[] apart = LongStream.concat(
                        LongStream.of(-1, channels.groups(), perGroup), LongStream.of(window.each(Side::in)))
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
