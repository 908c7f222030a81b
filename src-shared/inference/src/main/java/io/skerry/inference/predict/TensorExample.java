package io.skerry.inference.predict;

import io.skerry.onnx.Tensor;
import java.nio.ByteBuffer;

/**
 * One example as the model's own input, already preprocessed.
 *
 * @param name of the model's input
 * @param tensor the input of one example: its first dimension, the batch, is 1
 */
public record TensorExample(String name, Tensor tensor) implements Example {

    /** The media type of numbers in native order, row by row. */
    public static final String CONTENT_TYPE = "application/octet-stream";

    @Override
    public int byteSize() {
        return tensor.data().remaining();
    }

    @Override
    public String contentType() {
        return CONTENT_TYPE;
    }

    @Override
    public ByteBuffer bytes() {
        return tensor.data().asReadOnlyBuffer();
    }
}
