package io.skerry.onnx.training;

import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Value;
import java.util.List;

/**
 * Adam with decoupled weight decay (Kingma and Ba, 2015; Loshchilov and Hutter, <i>Decoupled Weight Decay Regularization</i>, 2019).
 *
 * @param beta1 how much of the mean gradient stays from step to step
 * @param beta2 the same for the mean square
 * @param epsilon is added to the root of the mean square
 * @param weightDecay times the learning rate, taken from the parameter at each step
 */
public record AdamW(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {

    /** What both papers and the usual libraries take. */
    public static final AdamW USUAL = new AdamW(0.9, 0.999, 1e-8, 0.01);

    public AdamW {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
            throw new IllegalArgumentException(
                    "beta1 and beta2 are from 0 to less than 1, found " + beta1 + " and " + beta2);
        }
        if (!(epsilon > 0 && weightDecay >= 0)) {
            throw new IllegalArgumentException(
                    "epsilon is above 0 and weight decay at least 0, found " + epsilon + " and " + weightDecay);
        }
    }

    @Override
    public List<String> memories() {
        return List.of("mean", "square");
    }

    @Override
    public Moved move(Value parameter, Value gradient, List<Value> memories, Value rate, Value step) {
        GraphBuilder graph = parameter.graph();
        Value mean = memories.get(0).times(beta1).plus(gradient.times(1 - beta1));
        Value square = memories.get(1).times(beta2).plus(gradient.squared().times(1 - beta2));
        Value root = square.over(unbiased(graph, beta2, step)).apply("Sqrt").plus(graph.scalar(epsilon));
        Value moved = rate.over(unbiased(graph, beta1, step)).times(mean).over(root);
        Value kept = weightDecay == 0
                ? parameter
                : parameter.minus(rate.times(weightDecay).times(parameter));
        return new Moved(kept.minus(moved), List.of(mean, square));
    }

    private static Value unbiased(GraphBuilder graph, double beta, Value step) {
        return graph.scalar(1).minus(graph.node("Pow", List.of(graph.scalar(beta), step)));
    }
}
