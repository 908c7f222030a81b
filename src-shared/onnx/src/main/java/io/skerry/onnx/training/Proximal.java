package io.skerry.onnx.training;

import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The term of FedProx (Li et al., 2020): {@code mu / 2 |p - anchor|²}, which holds a client near the model that it was given. */
public record Proximal() implements Penalty {

    @Override
    public List<String> tensors() {
        return List.of("anchor");
    }

    @Override
    public List<String> scalars() {
        return List.of("mu");
    }

    @Override
    public Value add(Value parameter, Value gradient, Map<String, Value> inputs) {
        Value anchor = Objects.requireNonNull(inputs.get("anchor"));
        return gradient.plus(parameter.minus(anchor).times(Objects.requireNonNull(inputs.get("mu"))));
    }
}
