package io.skerry.onnx.training;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.TensorSpec;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.graph.Value;
import java.util.List;

/** Of logits FP32 [N, K] and the index of the right class, INT64 [N]: {@code -log softmax(logits)[label]}. */
public record CrossEntropy() implements Loss {

    @Override
    public DataType labelType() {
        return DataType.INT64;
    }

    @Override
    public List<Long> labelShape(TensorSpec output) {
        if (output.shape().size() != 2 || output.shape().get(1) < 2) {
            throw new ModelException(
                    Kind.UNSUPPORTED,
                    "cross-entropy needs logits [N, K] of at least two classes, the model gives " + output
                            + ": take another loss, or another output");
        }
        return List.of(-1L);
    }

    @Override
    public Terms add(Value output, Value labels, Value share, TensorSpec type) {
        GraphBuilder graph = output.graph();
        Value depth = graph.constant(
                "classes", Tensors.longs("", new long[0], type.shape().get(1)));
        Value offAndOn = graph.constant("offAndOn", Tensors.floats("", new long[] {2}, 0, 1));
        Value right = graph.node("OneHot", List.of(labels, depth, offAndOn));
        Value logarithm = output.apply("LogSoftmax", Attributes.integer("axis", -1));
        Value shares = share.reshaped(-1, 1);
        Value loss = logarithm.times(right).sum(true, 1).times(shares).sum().negated();
        return new Terms(loss, logarithm.apply("Exp").minus(right).times(shares));
    }
}
