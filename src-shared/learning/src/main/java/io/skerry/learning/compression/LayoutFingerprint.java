package io.skerry.learning.compression;

import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.ParameterShape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Tells layouts apart: the first eight bytes of the SHA-256 of all names and shapes. */
final class LayoutFingerprint {

    private LayoutFingerprint() {}

    static long of(ParameterLayout layout) {
        MessageDigest digest = sha256();
        for (ParameterShape parameter : layout.parameters()) {
            byte[] name = parameter.name().getBytes(StandardCharsets.UTF_8);
            ByteBuffer head = ByteBuffer.allocate(
                    Integer.BYTES * (2 + parameter.dimensions().size()));
            head.putInt(name.length).putInt(parameter.dimensions().size());
            parameter.dimensions().forEach(head::putInt);
            digest.update(head.array());
            digest.update(name);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
