package io.skerry.benchmarks.jmh;

/** How a method's time is cut into pieces, of which the fastest counts. */
public enum Iterations {
    /** Many short ones: on a busy machine one of them has the processor for itself. */
    SHORT(25, 200),
    /** A few long ones, for what does some of its work only now and then. */
    LONG(5, 2_000);

    private final int count;
    private final int millis;

    Iterations(int count, int millis) {
        this.count = count;
        this.millis = millis;
    }

    int count() {
        return count;
    }

    int millis() {
        return millis;
    }
}
