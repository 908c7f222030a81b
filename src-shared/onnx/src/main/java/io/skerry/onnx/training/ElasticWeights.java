package io.skerry.onnx.training;

import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Elastic weight consolidation (Kirkpatrick et al., 2017): {@code lambda / 2 sum importance (p - consolidated)²}, which holds those
 * parameters that earlier tasks need. The importance is the diagonal of the Fisher information.
 */
public record ElasticWeights() implements Penalty {

    @Override
    public List<String> tensors() {
        return List.of("consolidated", "importance");
    }

    @Override
    public List<String> scalars() {
        return List.of("lambda");
    }

    @Override
    public Value add(Value parameter, Value gradient, Map<String, Value> inputs) {
        Value moved = parameter.minus(Objects.requireNonNull(inputs.get("consolidated")));
        Value held = moved.times(Objects.requireNonNull(inputs.get("importance")));
        return gradient.plus(held.times(Objects.requireNonNull(inputs.get("lambda"))));
    }
}
