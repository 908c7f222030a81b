package io.skerry.mining;

/** A miner that cannot be made as named; the message says what is wrong and what there is. */
public final class InvalidMinerException extends Exception {

    private static final long serialVersionUID = 1;

    public InvalidMinerException(String message) {
        super(message);
    }
}
