package io.skerry.onnx.training;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.GradientRule;
import io.skerry.onnx.gradient.NodeView;
import io.skerry.onnx.gradient.Pullback;
import io.skerry.onnx.gradient.rule.Channels;
import io.skerry.onnx.graph.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * BatchNormalization as training needs it (Ioffe and Szegedy, 2015): with mean and variance of the batch, from which the running ones follow
 * by the node's momentum. As in PyTorch, the running variance takes the unbiased one of the batch. The gradient is that of the paper,
 * in one piece, because the sums that it needs are few.
 */
final class BatchStatistics implements GradientRule {

    private static final int SCALE = 1;
    private static final int BIAS = 2;
    private static final int MEAN = 3;
    private static final int VARIANCE = 4;

    private final Map<String, Value> next = new HashMap<>();

    /** A running mean or variance after the step, by its name before it. */
    Value next(String statistic) {
        return Objects.requireNonNull(next.get(statistic), statistic);
    }

    /**
     * What the way back takes from the way there.
     *
     * @param centered the input less its mean
     * @param inverse 1 over the deviation: a vector of the channels
     * @param count how many elements a channel has in the batch: FP32, a scalar
     */
    private record Batch(Value centered, Value inverse, Value count, int rank) {}

    @Override
    public Pullback forward(NodeView node) {
        Value x = node.input(0);
        int rank = node.shape(x).size();
        Value count = count(node, x);
        Value mean = Channels.sum(x, rank).over(count);
        Value centered = x.minus(Channels.spread(mean, rank));
        Value squares = Channels.sum(centered.squared(), rank);
        Value variance = squares.over(count);
        Value inverse = variance.plus(node.attributes().real("epsilon", 1e-5f))
                .apply("Sqrt")
                .apply("Reciprocal");
        Value normal = centered.times(Channels.spread(inverse.times(node.input(SCALE)), rank));
        node.graph().node("Add", List.of(normal, Channels.spread(node.input(BIAS), rank)), node.output(0));
        Value atLeastOne =
                node.graph().node("Max", List.of(count.plus(-1), node.graph().scalar(1)));
        run(node, MEAN, mean);
        run(node, VARIANCE, squares.over(atLeastOne));
        Batch batch = new Batch(centered, inverse, count, rank);
        return back -> back(back, batch);
    }

    private static Value count(NodeView node, Value x) {
        long channels = node.shape(node.input(SCALE)).getFirst();
        return x.apply("Size").asFloat().times(1.0 / channels);
    }

    /** A node may share its statistics with one before it. */
    private void run(NodeView node, int input, Value ofBatch) {
        float momentum = node.attributes().real("momentum", 0.9f);
        String name = node.input(input).name();
        Value before = next.getOrDefault(name, node.input(input));
        next.put(name, before.times(momentum).plus(ofBatch.times(1.0 - momentum)));
    }

    private static void back(Backward node, Batch batch) {
        int rank = batch.rank();
        Value gradient = node.gradient();
        Value sum = Channels.sum(gradient, rank);
        Value slope = Channels.sum(gradient.times(batch.centered()), rank).times(batch.inverse());
        node.give(BIAS, () -> sum);
        node.give(SCALE, () -> slope);
        node.give(0, () -> {
            Value level = Channels.spread(sum.over(batch.count()), rank);
            Value tilt = Channels.spread(slope.times(batch.inverse()).over(batch.count()), rank);
            return gradient.minus(level)
                    .minus(batch.centered().times(tilt))
                    .times(Channels.spread(batch.inverse().times(node.input(SCALE)), rank));
        });
    }
}
