package io.skerry.onnx;

/** A tensor that does not fit its model; the message says what was expected and what was found. The request is at fault, not the model. */
public final class TensorException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public TensorException(String message) {
        super(message);
    }
}
