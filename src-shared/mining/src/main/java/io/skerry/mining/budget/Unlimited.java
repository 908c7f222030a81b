package io.skerry.mining.budget;

/** No budget at all. */
enum Unlimited implements OffloadBudget {
    INSTANCE;

    @Override
    public Decision decide(double hardness, boolean hard, long bytes, long nanos) {
        return hard ? Decision.OFFLOAD : Decision.EASY;
    }
}
