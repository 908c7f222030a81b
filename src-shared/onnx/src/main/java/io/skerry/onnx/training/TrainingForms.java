package io.skerry.onnx.training;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.skerry.onnx.gradient.GradientRule;
import io.skerry.onnx.gradient.RuleChoice;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What nodes do while a model is trained: Dropout drops elements. BatchNormalization takes the statistics of the batch, if its scale or its bias is trained, and
 * neither its running mean nor its running variance is frozen.
 */
final class TrainingForms implements RuleChoice {

    private static final int SCALE = 1;
    private static final int MEAN = 3;

    private final Set<String> running = new HashSet<>();
    private final Set<String> trained;
    private final Set<String> free;
    private final BatchStatistics statistics = new BatchStatistics();
    private final SeededDropout dropout = new SeededDropout();

    /**
     * Looks at a model.
     *
     * @param trained names of the parameters that are
     * @param frozen names of what stays as it is
     */
    TrainingForms(OnnxGraph model, Set<String> trained, Set<String> frozen) {
        this.trained = trained;
        this.free = new HashSet<>(model.initializers().keySet());
        free.removeAll(frozen);
        model.nodes().stream().filter(this::runs).forEach(node -> running.addAll(statistics(node)));
    }

    /** Names of the running statistics that the model's nodes change. */
    Set<String> running() {
        return running;
    }

    /** What a running statistic is after the step; known when the nodes have been added. */
    Value next(String statistic) {
        return statistics.next(statistic);
    }

    @Override
    public Optional<GradientRule> of(NodeProto node) {
        if (runs(node)) {
            return Optional.of(statistics);
        }
        return is(node, "Dropout") ? Optional.of(dropout) : Optional.empty();
    }

    private boolean runs(NodeProto node) {
        return is(node, "BatchNormalization")
                && free.containsAll(statistics(node))
                && node.getInputList().subList(SCALE, MEAN).stream().anyMatch(trained::contains);
    }

    private static boolean is(NodeProto node, String operator) {
        return node.getOpType().equals(operator) && OnnxGraph.isOnnx(node.getDomain());
    }

    /** Names of a BatchNormalization's running mean and variance. */
    private static List<String> statistics(NodeProto node) {
        return node.getInputList().subList(MEAN, node.getInputCount());
    }
}
