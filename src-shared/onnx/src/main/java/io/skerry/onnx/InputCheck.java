package io.skerry.onnx;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether tensors fit a graph's inputs: name, datatype, rank, dimensions, and that numbers are finite. */
final class InputCheck {

    private final Map<String, TensorSpec> specs;
    private final boolean finite;

    InputCheck(List<TensorSpec> specs, boolean finite) {
        this.specs = specs.stream().collect(Collectors.toUnmodifiableMap(TensorSpec::name, Function.identity()));
        this.finite = finite;
    }

    /** @throws TensorException with the first mismatch */
    void require(Map<String, Tensor> tensors) {
        tensors.forEach(this::require);
        for (TensorSpec spec : specs.values()) {
            if (!tensors.containsKey(spec.name())) {
                throw new TensorException("input '" + spec.name() + "' is missing: the model takes " + specs.values());
            }
        }
    }

    private void require(String name, Tensor tensor) {
        TensorSpec spec = specs.get(name);
        if (spec == null) {
            throw new TensorException("there is no input '" + name + "': the model takes " + specs.values());
        }
        spec.require(tensor);
        if (finite) {
            tensor.requireFinite(name);
        }
    }
}
