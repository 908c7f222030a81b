package io.skerry.onnx;

import java.nio.ByteBuffer;

/** Whether a tensor has only finite numbers. A float is finite unless all bits of its exponent are set (IEEE 754). */
final class Finite {

    private static final short FP16_EXPONENT = 0x7C00;
    private static final int FP32_EXPONENT = 0x7F80_0000;

    private Finite() {}

    /** The index of the first NaN or infinity; -1 if there is none. */
    static int firstOther(Tensor tensor) {
        ByteBuffer data = tensor.data();
        return switch (tensor.datatype()) {
            case FP16 -> firstHalf(data);
            case FP32 -> firstFloat(data);
            case FP64 -> firstDouble(data);
            case BOOL, UINT8, INT8, INT16, INT32, INT64 -> -1;
        };
    }

    private static int firstHalf(ByteBuffer data) {
        for (int at = 0; at < data.limit(); at += Short.BYTES) {
            if ((data.getShort(at) & FP16_EXPONENT) == FP16_EXPONENT) {
                return at / Short.BYTES;
            }
        }
        return -1;
    }

    private static int firstFloat(ByteBuffer data) {
        for (int at = 0; at < data.limit(); at += Float.BYTES) {
            if ((data.getInt(at) & FP32_EXPONENT) == FP32_EXPONENT) {
                return at / Float.BYTES;
            }
        }
        return -1;
    }

    private static int firstDouble(ByteBuffer data) {
        for (int at = 0; at < data.limit(); at += Double.BYTES) {
            if (!Double.isFinite(data.getDouble(at))) {
                return at / Double.BYTES;
            }
        }
        return -1;
    }
}
