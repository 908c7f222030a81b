package io.skerry.onnx.training;

import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Adds a tensor to each gradient: SCAFFOLD's {@code c - c_i} (Karimireddy et al., 2020). */
public record GradientCorrection() implements Penalty {

    @Override
    public List<String> tensors() {
        return List.of("correction");
    }

    @Override
    public List<String> scalars() {
        return List.of();
    }

    @Override
    public Value add(Value parameter, Value gradient, Map<String, Value> inputs) {
        return gradient.plus(Objects.requireNonNull(inputs.get("correction")));
    }
}
