package io.skerry.learning.secure;

import java.security.SecureRandom;

/**
 * What a client never tells anyone as a whole.
 *
 * @param client its name
 * @param sealSecret opens the shares that others send to it
 * @param maskSecret makes the masks with each other client
 * @param seed makes the client's own mask
 */
record ClientSecrets(String client, Bytes sealSecret, Bytes maskSecret, Bytes seed) {

    static ClientSecrets draw(String client, SecureRandom random) {
        byte[] seed = new byte[Shamir.SECRET_BYTES];
        random.nextBytes(seed);
        return new ClientSecrets(
                client, Bytes.of(X25519.newSecret(random)), Bytes.of(X25519.newSecret(random)), Bytes.of(seed));
    }

    Advertisement advertisement() {
        return new Advertisement(
                client,
                Bytes.of(X25519.publicKey(sealSecret.toArray())),
                Bytes.of(X25519.publicKey(maskSecret.toArray())));
    }

    byte[] sealAgreement(Advertisement other) throws SecureAggregationException {
        return X25519.agree(sealSecret.toArray(), other.sealKey().toArray());
    }

    byte[] maskAgreement(Advertisement other) throws SecureAggregationException {
        return X25519.agree(maskSecret.toArray(), other.maskKey().toArray());
    }

    @Override
    public String toString() {
        return "ClientSecrets[" + client + "]";
    }
}
