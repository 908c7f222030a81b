package io.skerry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.skerry.onnx.gradient.rule.Activations;
import io.skerry.onnx.gradient.rule.Arithmetic;
import io.skerry.onnx.gradient.rule.Convolution;
import io.skerry.onnx.gradient.rule.MatrixProducts;
import io.skerry.onnx.gradient.rule.MaxPooling;
import io.skerry.onnx.gradient.rule.Reductions;
import io.skerry.onnx.gradient.rule.Shaping;
import io.skerry.onnx.graph.OnnxGraph;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The operators that can be differentiated. */
public final class GradientRules {

    private static final Map<String, GradientRule> RULES = new TreeMap<>();

    static {
        RULES.putAll(Activations.RULES);
        RULES.putAll(Arithmetic.RULES);
        RULES.putAll(MatrixProducts.RULES);
        RULES.putAll(Reductions.RULES);
        RULES.putAll(Shaping.RULES);
        RULES.put("Conv", new Convolution());
        RULES.put("MaxPool", new MaxPooling());
    }

    private GradientRules() {}

    /** Names of the operators. */
    public static SortedSet<String> operators() {
        return new TreeSet<>(RULES.keySet());
    }

    /**
     * The rule for a node.
     *
     * @throws GradientException if there is none
     */
    static GradientRule of(NodeProto node) {
        if (!OnnxGraph.isOnnx(node.getDomain())) {
            throw GradientException.at(
                    node,
                    "it is an operator of '" + node.getDomain()
                            + "', not of ONNX: export the model with standard operators");
        }
        GradientRule rule = RULES.get(node.getOpType());
        if (rule == null) {
            throw GradientException.at(
                    node,
                    "there is no rule for " + node.getOpType()
                            + ": freeze what comes before it, or build the model from "
                            + String.join(", ", RULES.keySet()));
        }
        return rule;
    }
}
