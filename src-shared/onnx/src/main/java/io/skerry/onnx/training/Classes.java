package io.skerry.onnx.training;

import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.TensorSpec;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.graph.Value;
import java.util.ArrayList;
import java.util.List;

/** Logits [N, K, …] of K classes, and the indices [N, …] of the right ones. */
final class Classes {

    static final int AXIS = 1;

    private Classes() {}

    /** @throws ModelException if an output is no logits of at least two classes */
    static List<Long> labelShape(TensorSpec output) {
        if (output.shape().size() <= AXIS || output.shape().get(AXIS) < 2) {
            throw new ModelException(
                    Kind.UNSUPPORTED,
                    "a loss of classes needs logits [N, K] of at least two classes, the model gives " + output
                            + ": take another loss, or another output");
        }
        List<Long> shape = new ArrayList<>(output.shape());
        shape.remove(AXIS);
        return shape;
    }

    /** 1 for the right class and 0 for the others, of which a part is spread over all. */
    static Value target(Value labels, TensorSpec output, double smoothing) {
        GraphBuilder graph = labels.graph();
        long classes = output.shape().get(AXIS);
        float off = (float) (smoothing / classes);
        float on = (float) (1 - smoothing + smoothing / classes);
        Value depth = graph.constant("classes", Tensors.longs("", new long[0], classes));
        Value offAndOn = graph.constant("offAndOn", Tensors.floats("", new long[] {2}, off, on));
        return graph.node("OneHot", List.of(labels, depth, offAndOn), Attributes.integer("axis", AXIS));
    }
}
