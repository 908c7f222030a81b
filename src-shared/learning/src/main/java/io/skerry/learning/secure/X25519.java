package io.skerry.learning.secure;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;

/** Key agreement on Curve25519 (RFC 7748, section 5). Keys are 32 bytes, little-endian as in the RFC. */
final class X25519 {

    static final int KEY_BYTES = 32;
    private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

    private X25519() {}

    static byte[] newSecret(SecureRandom random) {
        byte[] secret = new byte[KEY_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    static byte[] publicKey(byte[] secret) {
        try {
            return agree(secret, BASE_POINT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no secret takes the base point to a point of small order", e);
        }
    }

    /** The secret that two clients share: from one's secret and the other's public key. */
    static byte[] agree(byte[] secret, byte[] publicKey) throws SecureAggregationException {
        try {
            return agree(secret, new BigInteger(1, reversed(publicKey)).clearBit(KEY_BYTES * Byte.SIZE - 1));
        } catch (GeneralSecurityException e) {
            throw new SecureAggregationException("a public key with which no secret can be shared", e);
        }
    }

    private static byte[] agree(byte[] secret, BigInteger point) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance("X25519");
        PrivateKey own = keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret));
        PublicKey other = keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, point));
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
