package io.skerry.onnx;

import ai.onnxruntime.OrtException;
import io.skerry.onnx.ModelException.Kind;

/** Turns ONNX Runtime's refusal of a model into ours. */
final class LoadFailure {

    private LoadFailure() {}

    static ModelException explain(String name, OrtException e) {
        String reason = e.getMessage();
        return switch (kind(e)) {
            case UNSUPPORTED ->
                new ModelException(
                        Kind.UNSUPPORTED,
                        name + " needs what this runtime does not have: " + reason
                                + ": export it with standard operators and an older opset",
                        e);
            default ->
                new ModelException(
                        Kind.CORRUPT, name + " is not a sound ONNX model: " + reason + ": export or copy it again", e);
        };
    }

    /** The library's code where it tells; an unknown operator comes as a general failure or a bad graph and is told by its text. */
    private static Kind kind(OrtException e) {
        String reason = String.valueOf(e.getMessage());
        boolean unsupported = e.getCode() == OrtException.OrtErrorCode.ORT_NOT_IMPLEMENTED
                || reason.contains("is not a registered function/op")
                || reason.contains("No Op registered for")
                || reason.contains("Unsupported model IR version")
                || reason.contains("opset");
        return unsupported ? Kind.UNSUPPORTED : Kind.CORRUPT;
    }
}
