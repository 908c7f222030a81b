package io.skerry.learning.secure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** Keys for AES-256 by HKDF-SHA256 (RFC 5869), one for each purpose, session and pair of clients. */
final class DerivedKey {

    private static final int KEY_BYTES = 32;

    private DerivedKey() {}

    /**
     * Derives a key.
     *
     * @param secret what it is derived from
     * @param context purpose, session and clients; each is preceded by its length, so that no two contexts have the same bytes
     */
    static SecretKey of(byte[] secret, String... context) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES", HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(bytes(context), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks HKDF-SHA256", e);
        }
    }

    /** The context as bytes. */
    static byte[] bytes(String... context) {
        byte[][] parts = new byte[context.length][];
        int length = 0;
        for (int i = 0; i < context.length; i++) {
            parts[i] = context[i].getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + parts[i].length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            bytes.putInt(part.length).put(part);
        }
        return bytes.array();
    }
}
