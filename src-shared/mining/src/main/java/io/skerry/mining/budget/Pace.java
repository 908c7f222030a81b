package io.skerry.mining.budget;

/**
 * Spends an income on the examples of highest rank. What was spent never leaves what was due by more than a slack,
 * whatever the stream does; within it the rank decides. ADR 6 has the reasons for the constants.
 */
final class Pace {

    /** How many examples' income may be owed or saved: 500 examples are then within ± 10 % of their due. */
    private static final double SLACK_EXAMPLES = 25;

    /** … or how many offloads, if that is more: in a narrower band the clock would choose, not the rank. */
    private static final double SLACK_OFFLOADS = 5;

    /** At the start no more than this share of all that was due so far. */
    private static final double SLACK_AT_START = 0.06;

    /** How strongly the balance moves the threshold. */
    private static final double GAIN = 0.25;

    private double balance;
    private double due;

    /** How far spending may be ahead of or behind the income, given what an example brings and an offload costs. */
    static double slack(double typicalIncome, double typicalCost) {
        return Math.max(SLACK_EXAMPLES * typicalIncome, SLACK_OFFLOADS * typicalCost);
    }

    /**
     * Decides on one example and books it. An income that would leave more than twice the slack unspent is forgone.
     *
     * @param rank uniform in 0…1; the hardest are near 1
     * @param income since the last example
     * @param cost of this example, if granted
     * @param share of the examples that the income pays for
     * @param fullSlack once the start is over, see {@link #slack}
     */
    boolean grant(double rank, double income, double cost, double share, double fullSlack) {
        due += income;
        double slack = Math.min(fullSlack, Math.max(cost, SLACK_AT_START * due));
        balance = Math.max(balance - income, -2 * slack);

        boolean wanted = rank >= 1 - Math.pow(share, 1 + GAIN * balance / slack) || balance <= -slack;
        boolean granted = wanted && balance + cost <= slack;
        if (granted) {
            balance += cost;
        }
        return granted;
    }
}
