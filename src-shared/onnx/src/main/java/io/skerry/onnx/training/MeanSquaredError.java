package io.skerry.onnx.training;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.TensorSpec;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.stream.LongStream;

/** Of numbers and numbers of the same shape, FP32 [N, …]: the mean of the squared differences of an example. */
public record MeanSquaredError() implements Loss {

    @Override
    public DataType labelType() {
        return DataType.FLOAT;
    }

    @Override
    public List<Long> labelShape(TensorSpec output) {
        return output.shape();
    }

    @Override
    public Terms add(Value output, Value labels, Value share, TensorSpec type) {
        Value difference = output.minus(labels);
        long each = type.shape().stream().skip(1).reduce(1L, Math::multiplyExact);
        long[] wide = LongStream.concat(
                        LongStream.of(-1),
                        LongStream.generate(() -> 1).limit(type.shape().size() - 1L))
                .toArray();
        Value shares = share.times(1.0 / each).reshaped(wide);
        return new Terms(
                difference.squared().times(shares).sum(), difference.times(2).times(shares));
    }
}
