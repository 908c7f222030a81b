package io.skerry.learning.secure;

/**
 * One client's shares for another, sealed so that the server, which passes them on, cannot read them.
 *
 * @param from the client whose key and seed are shared
 * @param to the client that can open them
 * @param sealed nonce, ciphertext and tag of AES-256-GCM
 */
public record SealedShares(String from, String to, Bytes sealed) {}
