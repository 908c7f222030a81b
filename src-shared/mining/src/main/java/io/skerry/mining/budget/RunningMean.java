package io.skerry.mining.budget;

/** A mean that forgets: plain until it has seen {@code memory} values, exponentially weighted after that. */
final class RunningMean {

    private final int memory;
    private int count;
    private double mean;

    RunningMean(int memory) {
        this.memory = memory;
    }

    void add(double value) {
        count = Math.min(count + 1, memory);
        mean += (value - mean) / count;
    }

    /** 0 before the first value. */
    double value() {
        return mean;
    }
}
