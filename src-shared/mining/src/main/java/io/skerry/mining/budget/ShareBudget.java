package io.skerry.mining.budget;

/** Holds a share of the examples: each one brings that share of an offload as income, and an offload costs one. */
final class ShareBudget implements OffloadBudget {

    private final double share;
    private final HardnessWindow window = new HardnessWindow();
    private final Pace pace = new Pace();

    ShareBudget(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a share of " + share + " does not lie between 0 and 1");
        }
        this.share = share;
    }

    @Override
    public synchronized Decision decide(double hardness, boolean hard, long bytes, long nanos) {
        return Decision.of(pace.grant(window.rank(hardness), share, 1, share, Pace.slack(share, 1)), hard);
    }
}
