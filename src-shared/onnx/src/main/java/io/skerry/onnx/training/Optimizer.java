package io.skerry.onnx.training;

import io.skerry.onnx.graph.Value;
import java.util.List;

/** How a parameter moves when its gradient is known. It may remember tensors of the parameter's shape, which begin as zeros. */
public sealed interface Optimizer permits Sgd, AdamW {

    /** Names of what it remembers for each parameter. */
    List<String> memories();

    /**
     * After a step.
     *
     * @param parameter its new value
     * @param memories the new ones, in the order of {@link #memories()}
     */
    record Moved(Value parameter, List<Value> memories) {}

    /**
     * Adds the nodes that move one parameter.
     *
     * @param gradient of the loss
     * @param memories of the parameter
     * @param rate the learning rate, a scalar
     * @param step how many steps this one makes, from 1: FP32, a scalar
     */
    Moved move(Value parameter, Value gradient, List<Value> memories, Value rate, Value step);
}
