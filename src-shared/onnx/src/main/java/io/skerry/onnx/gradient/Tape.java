package io.skerry.onnx.gradient;

import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the way back has to go through, in the order of the way there. */
public final class Tape {

    private final GraphBuilder graph;
    private final Set<String> of;
    private final Set<String> dependent;
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(NodeView node, Pullback pullback) {}

    Tape(GraphBuilder graph, Set<String> of, Set<String> dependent) {
        this.graph = graph;
        this.of = of;
        this.dependent = dependent;
    }

    void add(NodeView node, Pullback pullback) {
        entries.add(new Entry(node, pullback));
    }

    /**
     * Adds the nodes that compute the gradients.
     *
     * @param seeds the gradients of the outputs, by name
     * @return the gradient of each value that was asked for; one that the outputs do not depend on is missing
     * @throws GradientException if a node cannot be differentiated
     */
    public Map<String, Value> addBackward(Map<String, Value> seeds) {
        Gradients gradients = new Gradients(dependent);
        seeds.forEach(gradients::add);
        for (Entry entry : entries.reversed()) {
            if (entry.node().node().getOutputList().stream().anyMatch(gradients::has)) {
                entry.pullback().apply(new Backward(entry.node(), gradients));
            }
        }
        Map<String, Value> found = new HashMap<>();
        of.forEach(value -> gradients.of(value, graph).ifPresent(gradient -> found.put(value, gradient)));
        return found;
    }
}
