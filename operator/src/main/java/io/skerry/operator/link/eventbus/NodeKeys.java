package io.skerry.operator.link.eventbus;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets by which an ingest knows which node a frame is from. They stand in the URLs of Rules, in the cloud alone; no node has
 * them. Each is derived from one master key (HMAC-SHA-256, RFC 2104), so that nothing but that key is kept, and who learns one of them
 * can speak for one node at one ingest only.
 */
public final class NodeKeys {

    /** A shorter master key is refused. */
    static final int MIN_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec master;

    /**
     * @throws IllegalArgumentException if the master key is shorter than 32 bytes
     */
    public NodeKeys(byte[] master) {
        if (master.length < MIN_BYTES) {
            throw new IllegalArgumentException("the link's key has " + master.length + " bytes, it needs " + MIN_BYTES
                    + ": let the operator make the Secret anew, or put " + MIN_BYTES + " random bytes there");
        }
        this.master = new SecretKeySpec(master, ALGORITHM);
    }

    /** A node's key at the operator's ingest. */
    public String atOperator(String node) {
        return key("operator", node);
    }

    /** A node's key at the ingest of a service's worker. */
    public String atService(String namespace, String service, String node) {
        return key("service/" + namespace + "/" + service, node);
    }

    /** Whether this is a node's key at the operator's ingest; takes the same time for every wrong one. */
    public boolean isKeyAtOperator(String node, String key) {
        return MessageDigest.isEqual(
                atOperator(node).getBytes(StandardCharsets.US_ASCII), key.getBytes(StandardCharsets.UTF_8));
    }

    /** Names have no zero byte, so no two pairs give the same text. */
    private String key(String ingest, String node) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(master);
            return HexFormat.of().formatHex(mac.doFinal((ingest + "\0" + node).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
