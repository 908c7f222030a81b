package io.skerry.onnx.training;

import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.Map;

/** Something that is added to the gradient of each parameter. It may take inputs of its own. */
public sealed interface Penalty permits Proximal, ElasticWeights, GradientCorrection {

    /** Names of tensors that it takes for each parameter, of the parameter's shape. */
    List<String> tensors();

    /** Names of numbers that it takes. */
    List<String> scalars();

    /**
     * Adds its nodes.
     *
     * @param parameter as it is before the step
     * @param gradient of the loss
     * @param inputs its tensors for this parameter, and its numbers, by name
     * @return the gradient with its part
     */
    Value add(Value parameter, Value gradient, Map<String, Value> inputs);
}
