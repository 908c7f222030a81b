package io.skerry.onnx.training;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.TensorSpec;
import java.util.List;

/** A loss of numbers and numbers of the same shape, element by element. */
sealed interface ElementLoss extends Loss permits BinaryCrossEntropy, MeanSquaredError, Huber {

    @Override
    default DataType labelType() {
        return DataType.FLOAT;
    }

    @Override
    default List<Long> labelShape(TensorSpec output) {
        return output.shape();
    }
}
