package io.skerry.training.metrics;

import java.util.stream.IntStream;

/** How often examples of one class were taken for another, and what follows from it. Not thread-safe. */
public final class ConfusionMatrix {

    private final long[][] counts;

    public ConfusionMatrix(int classes) {
        this.counts = new long[classes][classes];
    }

    /** One example more. */
    public void add(int actual, int predicted) {
        counts[actual][predicted]++;
    }

    public int classes() {
        return counts.length;
    }

    public long count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /** Share of the examples that were taken for what they are; 0 without examples. */
    public double accuracy() {
        long all = IntStream.range(0, classes()).mapToLong(this::actual).sum();
        long right = IntStream.range(0, classes()).mapToLong(c -> counts[c][c]).sum();
        return all == 0 ? 0 : (double) right / all;
    }

    /** The mean over classes of {@code 2 tp / (2 tp + fp + fn)}; a class that neither is there nor was predicted is left out. */
    public double macroF1() {
        return meanOver(c -> 2.0 * counts[c][c], c -> (double) actual(c) + predicted(c));
    }

    /** Mean intersection over union: the mean over classes of {@code tp / (tp + fp + fn)}, as {@link #macroF1()}. */
    public double meanIou() {
        return meanOver(c -> counts[c][c], c -> (double) actual(c) + predicted(c) - counts[c][c]);
    }

    private interface OfClass {
        double of(int index);
    }

    private double meanOver(OfClass numerator, OfClass denominator) {
        return IntStream.range(0, classes())
                .filter(c -> actual(c) + predicted(c) > 0)
                .mapToDouble(c -> numerator.of(c) / denominator.of(c))
                .average()
                .orElse(0);
    }

    private long actual(int index) {
        return IntStream.range(0, classes()).mapToLong(c -> counts[index][c]).sum();
    }

    private long predicted(int index) {
        return IntStream.range(0, classes()).mapToLong(c -> counts[c][index]).sum();
    }
}
