package io.skerry.onnx;

import ai.onnxruntime.OnnxJavaType;
import java.util.Optional;

/** Element types that a session takes and gives, with their names in the Open Inference Protocol. */
public enum Datatype {
    BOOL(1, OnnxJavaType.BOOL),
    UINT8(1, OnnxJavaType.UINT8),
    INT8(1, OnnxJavaType.INT8),
    INT16(2, OnnxJavaType.INT16),
    INT32(4, OnnxJavaType.INT32),
    INT64(8, OnnxJavaType.INT64),
    FP16(2, OnnxJavaType.FLOAT16),
    FP32(4, OnnxJavaType.FLOAT),
    FP64(8, OnnxJavaType.DOUBLE);

    private final int bytes;
    private final OnnxJavaType onnx;

    Datatype(int bytes, OnnxJavaType onnx) {
        this.bytes = bytes;
        this.onnx = onnx;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    OnnxJavaType onnx() {
        return onnx;
    }

    /** The type of this name in ONNX Runtime's Java API; empty for strings and for types that its Java API cannot hold. */
    static Optional<Datatype> of(OnnxJavaType type) {
        for (Datatype candidate : values()) {
            if (candidate.onnx == type) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
