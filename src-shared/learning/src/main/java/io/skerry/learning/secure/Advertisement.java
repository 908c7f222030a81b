package io.skerry.learning.secure;

/**
 * A client's public keys for one round.
 *
 * @param client name of the client
 * @param sealKey X25519 key with which others seal shares for this client
 * @param maskKey X25519 key from which the masks between two clients are derived
 */
public record Advertisement(String client, Bytes sealKey, Bytes maskKey) {

    public Advertisement {
        if (client.isBlank()) {
            throw new IllegalArgumentException("a client must have a name");
        }
        if (sealKey.length() != X25519.KEY_BYTES || maskKey.length() != X25519.KEY_BYTES) {
            throw new IllegalArgumentException(
                    "client '" + client + "': a key must have " + X25519.KEY_BYTES + " bytes");
        }
    }
}
