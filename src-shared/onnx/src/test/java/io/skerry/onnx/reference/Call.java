package io.skerry.onnx.reference;

import io.skerry.onnx.graph.NodeAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an operator is called with; an input that is left out is empty. */
record Call(NodeAttributes attributes, List<Optional<Doubles>> inputs, int outputs) {

    Doubles input(int index) {
        return inputs.get(index).orElseThrow();
    }

    boolean has(int index) {
        return index < inputs.size() && inputs.get(index).isPresent();
    }

    long integer(String name, int otherwise) {
        return attributes.integer(name, otherwise);
    }

    double real(String name, float otherwise) {
        return attributes.real(name, otherwise);
    }

    int[] integers(String name, int... otherwise) {
        return attributes
                .integers(name)
                .map(values -> Arrays.stream(values).mapToInt(Math::toIntExact).toArray())
                .orElse(otherwise);
    }
}
