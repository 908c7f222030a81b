package io.skerry.learning.secure;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Seals a pair of shares with AES-256-GCM for one sender, one receiver and one session. */
final class ShareSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private ShareSeal() {}

    /** What a client holds of another: a share of its mask key and one of the seed of its own mask. */
    record Shares(Bytes key, Bytes seed) {}

    static SealedShares seal(
            SecureRound round, String from, String to, byte[] agreed, Shares shares, SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = Arrays.copyOf(shares.key.toArray(), 2 * Shamir.SHARE_BYTES);
        System.arraycopy(shares.seed.toArray(), 0, plain, Shamir.SHARE_BYTES, Shamir.SHARE_BYTES);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, round, from, to, agreed, nonce).doFinal(plain);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, sealed, NONCE_BYTES, encrypted.length);
            return new SealedShares(from, to, Bytes.of(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks AES-GCM", e);
        }
    }

    static Shares open(SecureRound round, SealedShares sealed, byte[] agreed) throws SecureAggregationException {
        byte[] bytes = sealed.sealed().toArray();
        if (bytes.length != NONCE_BYTES + 2 * Shamir.SHARE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new SecureAggregationException(
                    "the sealed shares of '" + sealed.from() + "' have " + bytes.length + " bytes");
        }
        byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, round, sealed.from(), sealed.to(), agreed, nonce)
                    .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return new Shares(
                    Bytes.of(Arrays.copyOf(plain, Shamir.SHARE_BYTES)),
                    Bytes.of(Arrays.copyOfRange(plain, Shamir.SHARE_BYTES, plain.length)));
        } catch (GeneralSecurityException e) {
            throw new SecureAggregationException(
                    "the sealed shares of '" + sealed.from() + "' cannot be opened: damaged, or of another session", e);
        }
    }

    private static Cipher cipher(int mode, SecureRound round, String from, String to, byte[] agreed, byte[] nonce)
            throws GeneralSecurityException {
        SecretKey key = DerivedKey.of(agreed, "seal", round.session(), from, to);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
