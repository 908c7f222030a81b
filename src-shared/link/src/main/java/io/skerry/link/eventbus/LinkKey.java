package io.skerry.link.eventbus;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of an ingest. The secret of each node is derived from it (HMAC-SHA-256, RFC 2104, in hexadecimal digits), so a node that joins
 * needs no new key anywhere, and who learns one node's secret can speak for that node at that ingest only. It stays in the cloud: a node's
 * secret stands in the URLs of its Rules, the node itself has none.
 */
public final class LinkKey implements Ingest.Secrets {

    /** A shorter key is refused. */
    public static final int MIN_CHARACTERS = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * @param text the key; its UTF-8 bytes count
     * @throws IllegalArgumentException if it is shorter than {@value #MIN_CHARACTERS} characters
     */
    public LinkKey(String text) {
        if (text.length() < MIN_CHARACTERS) {
            throw new IllegalArgumentException("a key of the link has " + text.length() + " characters, it needs "
                    + MIN_CHARACTERS + ": make one with 'openssl rand -hex 32'");
        }
        this.key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The secret of a node: 64 hexadecimal digits. */
    public String secret(String node) {
        return hmac(node);
    }

    /** The text of another key, which says nothing about this one: 64 hexadecimal digits. */
    public String derive(String purpose) {
        return hmac(purpose);
    }

    @Override
    public boolean accepts(String node, String shown) {
        return MessageDigest.isEqual(
                secret(node).getBytes(StandardCharsets.US_ASCII), shown.getBytes(StandardCharsets.UTF_8));
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
