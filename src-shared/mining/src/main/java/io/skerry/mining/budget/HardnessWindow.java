package io.skerry.mining.budget;

/**
 * The hardness of the last {@value #SIZE} examples. It turns a hardness into a rank, so that a budget needs no idea
 * of the miner's scale, and has forgotten the old stream {@value #SIZE} examples after a change.
 */
final class HardnessWindow {

    static final int SIZE = 200;

    /** The fractional part of the golden ratio: its multiples spread evenly over 0…1. */
    private static final double GOLDEN = 0.6180339887498949;

    private final double[] values = new double[SIZE];
    private int count;
    private int next;
    private double tie;

    /**
     * The share of the window that is less hard, 0…1, and takes the value in. Among equals the rank is spread evenly,
     * so that a stream of one constant hardness has ranks that are uniform all the same.
     */
    double rank(double hardness) {
        int lower = 0;
        int equal = 1;
        for (int i = 0; i < count; i++) {
            if (values[i] < hardness) {
                lower++;
            } else if (values[i] == hardness) {
                equal++;
            }
        }
        tie = (tie + GOLDEN) % 1;
        double rank = (lower + tie * equal) / (count + 1);
        add(hardness);
        return rank;
    }

    private void add(double hardness) {
        values[next] = hardness;
        next = (next + 1) % SIZE;
        count = Math.min(count + 1, SIZE);
    }
}
