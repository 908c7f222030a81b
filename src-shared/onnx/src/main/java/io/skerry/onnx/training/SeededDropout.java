package io.skerry.onnx.training;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.gradient.GradientRule;
import io.skerry.onnx.gradient.NodeView;
import io.skerry.onnx.gradient.Pullback;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Value;
import io.skerry.onnx.graph.ValueInfos;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dropout as training needs it (Srivastava et al., 2014): each element is dropped with the node's ratio, and what stays is scaled up to keep
 * the mean. Which elements are dropped depends on the seed of the step, on the node and on the place alone.
 */
final class SeededDropout implements GradientRule {

    private static final int RATIO = 1;
    private static final float USUAL = 0.5f;

    private @Nullable Squares random;
    private int nodes;

    @Override
    public Pullback forward(NodeView node) {
        if (node.outputs() > 1 && !node.output(1).name().isEmpty()) {
            throw node.cannot("its mask is used: export the model for inference");
        }
        float ratio = node.hasInput(RATIO) ? node.reals(RATIO)[0] : USUAL;
        if (!(ratio >= 0 && ratio < 1)) {
            throw node.cannot("its ratio is from 0 to less than 1, found " + ratio);
        }
        if (ratio == 0) {
            node.graph().node("Identity", List.of(node.input(0)), node.output(0));
            return back -> back.give(0, back::gradient);
        }
        Value kept = kept(node, ratio);
        node.graph().node("Mul", List.of(node.input(0), kept), node.output(0));
        return back -> back.give(0, () -> back.gradient().times(kept));
    }

    /** For each element 0 or {@code 1 / (1 - ratio)}. */
    private Value kept(NodeView node, float ratio) {
        Value bits = random(node.graph()).bits(node.input(0), nodes++);
        long dropped = Math.max(1, (long) (ratio * 0x1p32));
        long last = (dropped << Integer.SIZE) - 1;
        return bits.above(Squares.constant(node.graph(), last)).times(1 / (1.0 - ratio));
    }

    /** Made at the first node: a model without one takes no seed. */
    private Squares random(GraphBuilder graph) {
        if (random == null) {
            random = new Squares(graph.input(ValueInfos.of(StepGraph.SEED, DataType.INT64, List.of())));
        }
        return random;
    }
}
