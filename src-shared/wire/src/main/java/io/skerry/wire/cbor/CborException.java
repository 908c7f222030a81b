package io.skerry.wire.cbor;

/** Bytes that are not CBOR, or CBOR outside of the subset that headers use. The message says what was found and where. */
public final class CborException extends Exception {

    CborException(String problem) {
        super(problem);
    }
}
