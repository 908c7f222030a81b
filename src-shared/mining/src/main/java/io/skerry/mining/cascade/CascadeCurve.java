package io.skerry.mining.cascade;

import io.skerry.mining.budget.Decision;
import io.skerry.mining.budget.OffloadBudget;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The accuracy of both models together, as a function of the share that is offloaded: measured once on labelled
 * examples, then asked at any share.
 */
public final class CascadeCurve {

    private final boolean[] edgeCorrect;
    private final boolean[] cloudCorrect;
    private final double[] hardness;
    private final double[] gains;

    /**
     * What was reached.
     *
     * @param share of the examples that were offloaded
     * @param accuracy of all answers together
     */
    public record Point(double share, double accuracy) {}

    /**
     * Takes one value for each example, all in the order of the stream.
     *
     * @param edgeCorrect whether the shallow model is right
     * @param cloudCorrect whether the deep model is right
     * @param hardness as a miner gives it
     */
    public CascadeCurve(boolean[] edgeCorrect, boolean[] cloudCorrect, double[] hardness) {
        if (edgeCorrect.length == 0
                || edgeCorrect.length != cloudCorrect.length
                || edgeCorrect.length != hardness.length) {
            throw new IllegalArgumentException("a cascade needs as many edge answers (" + edgeCorrect.length
                    + ") as cloud answers (" + cloudCorrect.length + ") and hardnesses (" + hardness.length + ")");
        }
        this.edgeCorrect = edgeCorrect.clone();
        this.cloudCorrect = cloudCorrect.clone();
        this.hardness = hardness.clone();
        this.gains = gainsFromHardest();
    }

    /** The accuracy of the shallow model alone. */
    public double edge() {
        return share(edgeCorrect);
    }

    /** The accuracy of the deep model alone. */
    public double cloud() {
        return share(cloudCorrect);
    }

    /**
     * The accuracy if exactly this share is offloaded, the hardest first. Among equally hard ones the mean over all
     * choices counts, so the order of the stream has no part in it.
     *
     * @param share 0…1
     */
    public double accuracyAt(double share) {
        double count = checked(share) * hardness.length;
        int whole = (int) count;
        double rest = whole < hardness.length ? (count - whole) * (gains[whole + 1] - gains[whole]) : 0;
        return edge() + (gains[whole] + rest) / hardness.length;
    }

    /** The mean accuracy if this share is offloaded at random. */
    public double randomAt(double share) {
        return edge() + checked(share) * (cloud() - edge());
    }

    /**
     * Walks the stream once with a budget, which decides on each example without knowing the next.
     *
     * @param budget a fresh one
     * @param bytes the size of each example
     * @param gapNanos the time between two examples
     */
    public Point with(OffloadBudget budget, long bytes, long gapNanos) {
        int offloaded = 0;
        int right = 0;
        for (int i = 0; i < hardness.length; i++) {
            boolean offload = budget.decide(hardness[i], false, bytes, i * gapNanos) == Decision.OFFLOAD;
            offloaded += offload ? 1 : 0;
            right += (offload ? cloudCorrect[i] : edgeCorrect[i]) ? 1 : 0;
        }
        return new Point((double) offloaded / hardness.length, (double) right / hardness.length);
    }

    /** How many more answers are right if the n hardest are offloaded, for each n. */
    private double[] gainsFromHardest() {
        int n = hardness.length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -hardness[i]));
        double[] sums = new double[n + 1];
        for (int start = 0; start < n; ) {
            int end = start;
            int gain = 0;
            for (; end < n && hardness[order[end]] == hardness[order[start]]; end++) {
                gain += (cloudCorrect[order[end]] ? 1 : 0) - (edgeCorrect[order[end]] ? 1 : 0);
            }
            for (int i = start; i < end; i++) {
                sums[i + 1] = sums[i] + (double) gain / (end - start);
            }
            start = end;
        }
        return sums;
    }

    private static double share(boolean[] correct) {
        int right = 0;
        for (boolean one : correct) {
            right += one ? 1 : 0;
        }
        return (double) right / correct.length;
    }

    private static double checked(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of " + share + " does not lie between 0 and 1");
        }
        return share;
    }
}
