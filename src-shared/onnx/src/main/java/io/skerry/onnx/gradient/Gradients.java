package io.skerry.onnx.gradient;

import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gradients of values as they come together: a value that is used in several places has the sum of what each use gives. */
final class Gradients {

    private final Set<String> wanted;
    private final Map<String, List<Value>> parts = new HashMap<>();

    /**
     * @param wanted the values whose gradient is needed
     */
    Gradients(Set<String> wanted) {
        this.wanted = Set.copyOf(wanted);
    }

    boolean wants(String value) {
        return wanted.contains(value);
    }

    /** Whether there is anything of it yet. */
    boolean has(String value) {
        return parts.containsKey(value);
    }

    void add(String value, Value gradient) {
        parts.computeIfAbsent(value, _ -> new ArrayList<>()).add(gradient);
    }

    /** The whole of it. */
    Optional<Value> of(String value, GraphBuilder graph) {
        List<Value> all = parts.getOrDefault(value, List.of());
        if (all.size() > 1) {
            Value sum = graph.node("Sum", all);
            parts.put(value, new ArrayList<>(List.of(sum)));
            return Optional.of(sum);
        }
        return all.stream().findFirst();
    }
}
