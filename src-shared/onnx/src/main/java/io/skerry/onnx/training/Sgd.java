package io.skerry.onnx.training;

import io.skerry.onnx.graph.Value;
import java.util.List;

/**
 * Stochastic gradient descent (Sutskever et al., <i>On the importance of initialization and momentum in deep learning</i>, 2013, in the
 * form that PyTorch has): {@code v = momentum v + g; p = p - rate v}, or with Nesterov's look ahead {@code p = p - rate (g + momentum v)}.
 *
 * @param momentum from 0 to less than 1; 0: nothing is remembered
 * @param nesterov whether it looks ahead
 * @param weightDecay times the parameter is added to the gradient
 */
public record Sgd(double momentum, boolean nesterov, double weightDecay) implements Optimizer {

    /** Without momentum. */
    public static final Sgd PLAIN = new Sgd(0, false, 0);

    public Sgd {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum is from 0 to less than 1, found " + momentum);
        }
        if (nesterov && momentum == 0) {
            throw new IllegalArgumentException("Nesterov's look ahead needs a momentum above 0");
        }
        if (!(weightDecay >= 0)) {
            throw new IllegalArgumentException("weight decay is at least 0, found " + weightDecay);
        }
    }

    @Override
    public List<String> memories() {
        return momentum == 0 ? List.of() : List.of("momentum");
    }

    @Override
    public Moved move(Value parameter, Value gradient, List<Value> memories, Value rate, Value step) {
        Value decayed = weightDecay == 0 ? gradient : gradient.plus(parameter.times(weightDecay));
        if (momentum == 0) {
            return new Moved(parameter.minus(rate.times(decayed)), List.of());
        }
        Value velocity = memories.getFirst().times(momentum).plus(decayed);
        Value direction = nesterov ? decayed.plus(velocity.times(momentum)) : velocity;
        return new Moved(parameter.minus(rate.times(direction)), List.of(velocity));
    }
}
