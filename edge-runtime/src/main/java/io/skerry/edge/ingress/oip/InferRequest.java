package io.skerry.edge.ingress.oip;

import io.skerry.onnx.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as the protocol has it.
 *
 * @param id the client's own, given back in the response
 * @param inputs by name
 * @param outputs wanted; empty: all
 * @param binaryOutputs whether outputs without a wish of their own are binary
 */
public record InferRequest(@Nullable String id, List<Input> inputs, List<WantedOutput> outputs, boolean binaryOutputs) {

    /** An input tensor. */
    public record Input(String name, Tensor tensor) {}

    /**
     * A wanted output.
     *
     * @param binary whether its data goes behind the JSON
     */
    public record WantedOutput(String name, boolean binary) {}

    /** Whether this output is wanted. */
    public boolean wants(String name) {
        return outputs.isEmpty()
                || outputs.stream().anyMatch(output -> output.name().equals(name));
    }

    /** Whether this output's data goes behind the JSON. */
    public boolean binary(String name) {
        return outputs.stream()
                .filter(output -> output.name().equals(name))
                .map(WantedOutput::binary)
                .findFirst()
                .orElse(binaryOutputs);
    }
}
