package io.skerry.edge.ingress.oip;

import io.skerry.onnx.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as the protocol has it.
 *
 * @param id the client's own, given back in the response
 * @param inputs in their order
 * @param outputs what is wanted, and whether its data goes behind the JSON
 */
public record InferRequest(@Nullable String id, List<Input> inputs, Map<Output, Boolean> outputs) {

    /** An input tensor. */
    public record Input(String name, Tensor tensor) {}
}
