package io.skerry.training.data;

import io.skerry.onnx.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The SHA-256 of a data set: labels as 32 bits each, then what belongs to them, in big-endian order. */
final class DataDigest {

    private final MessageDigest digest = Sha256.digest();

    DataDigest(Labels labels) {
        ByteBuffer indices = ByteBuffer.allocate(labels.size() * Integer.BYTES);
        indices.asIntBuffer().put(labels.of());
        digest.update(indices);
    }

    DataDigest bytes(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    DataDigest floats(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        digest.update(bytes);
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
