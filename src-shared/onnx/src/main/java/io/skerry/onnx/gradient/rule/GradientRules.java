package io.skerry.onnx.gradient.rule;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.skerry.onnx.gradient.GradientException;
import io.skerry.onnx.gradient.GradientRule;
import io.skerry.onnx.gradient.Pullback;
import io.skerry.onnx.graph.OnnxGraph;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The operators that can be differentiated. */
public final class GradientRules {

    private static final Map<String, GradientRule> RULES = new TreeMap<>();

    static {
        plain(Activations.RULES);
        plain(Arithmetic.RULES);
        plain(MatrixProducts.RULES);
        plain(Reductions.RULES);
        plain(Shaping.RULES);
        plain(Softmaxes.RULES);
        plain(GaussianErrors.RULES);
        plain(Extremes.RULES);
        plain(Joining.RULES);
        plain(Passing.RULES);
        plain("Conv", Convolution::back);
        plain("ConvTranspose", Convolution::backTransposed);
        plain("AveragePool", AveragePooling::back);
        plain("BatchNormalization", FrozenNormalization::back);
        plain("Slice", Slicing::back);
        plain("Pad", Padding::back);
        plain("Gather", Gathering::back);
        RULES.put("MaxPool", new MaxPooling());
        RULES.put("LayerNormalization", new LayerNormalization());
    }

    private GradientRules() {}

    private static void plain(Map<String, Pullback> pullbacks) {
        pullbacks.forEach(GradientRules::plain);
    }

    private static void plain(String operator, Pullback pullback) {
        RULES.put(operator, GradientRule.of(pullback));
    }

    /** Names of the operators. */
    public static SortedSet<String> operators() {
        return new TreeSet<>(RULES.keySet());
    }

    /**
     * The rule for a node.
     *
     * @throws GradientException if there is none
     */
    public static GradientRule of(NodeProto node) {
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
