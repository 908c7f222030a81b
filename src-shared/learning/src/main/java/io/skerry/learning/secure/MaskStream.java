package io.skerry.learning.secure;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * The pseudo-random vector that a key stands for: the key stream of AES-256 in counter mode, from counter zero, as little-endian whole
 * numbers of 32 bits. A key is used for one vector only, hence the fixed counter.
 */
final class MaskStream {

    private static final int CHUNK = 1 << 16;
    private static final int BLOCK = 16;

    private MaskStream() {}

    /** Adds the vector to another, modulo 2^32. */
    static void add(SecretKey key, int[] vector) {
        apply(key, vector, 1);
    }

    /** Subtracts the vector from another, modulo 2^32. */
    static void subtract(SecretKey key, int[] vector) {
        apply(key, vector, -1);
    }

    private static void apply(SecretKey key, int[] vector, int sign) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[BLOCK]));
            byte[] zeros = new byte[CHUNK];
            byte[] stream = new byte[CHUNK];
            IntBuffer masks =
                    ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
            for (int start = 0; start < vector.length; start += masks.capacity()) {
                cipher.update(zeros, 0, CHUNK, stream, 0);
                int count = Math.min(masks.capacity(), vector.length - start);
                for (int i = 0; i < count; i++) {
                    vector[start + i] += sign * masks.get(i);
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks AES in counter mode", e);
        }
    }
}
