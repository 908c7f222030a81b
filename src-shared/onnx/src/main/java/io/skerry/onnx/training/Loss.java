package io.skerry.onnx.training;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.TensorSpec;
import io.skerry.onnx.graph.Value;
import java.util.List;

/** What a model is trained to make small: the mean over the batch of a number for each example, and its gradient. */
public sealed interface Loss permits ClassLoss, ElementLoss {

    /**
     * Nodes that compute it.
     *
     * @param loss of the batch: a scalar
     * @param gradient with respect to the model's output, of its shape
     */
    record Terms(Value loss, Value gradient) {}

    /** Element type of the labels. */
    DataType labelType();

    /**
     * Shape of the labels of a batch, -1 for its size.
     *
     * @param output what the model gives
     * @throws io.skerry.onnx.ModelException if this loss cannot be taken of such an output
     */
    List<Long> labelShape(TensorSpec output);

    /**
     * Adds its nodes.
     *
     * @param output what the model gives for the batch
     * @param labels what it should give
     * @param share of each example in the mean, FP32 [N]; they sum to 1
     * @param type of the output
     */
    Terms add(Value output, Value labels, Value share, TensorSpec type);
}
