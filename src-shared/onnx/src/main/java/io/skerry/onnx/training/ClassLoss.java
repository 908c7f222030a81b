package io.skerry.onnx.training;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.TensorSpec;
import java.util.List;

/** A loss of logits and the indices of the right classes. */
sealed interface ClassLoss extends Loss permits CrossEntropy, Distillation {

    @Override
    default DataType labelType() {
        return DataType.INT64;
    }

    @Override
    default List<Long> labelShape(TensorSpec output) {
        return Classes.labelShape(output);
    }
}
