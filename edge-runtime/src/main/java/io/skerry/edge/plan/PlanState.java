package io.skerry.edge.plan;

import org.jspecify.annotations.Nullable;

/**
 * Which plan applies, and what is wrong with the last one that was offered.
 *
 * @param applied the plan in force; absent: none yet
 * @param refusal why the last offered plan was refused; absent: it is the applied one
 * @param accepted plans that came into force since the start
 * @param refused plans that were refused since the start
 */
public record PlanState(
        @Nullable DigestedPlan applied, @Nullable String refusal, long accepted, long refused) {

    /** Nothing was offered yet. */
    public static final PlanState NONE = new PlanState(null, null, 0, 0);

    /** The generation in force; 0 if no plan is. */
    public long generation() {
        return applied == null ? 0 : applied.generation();
    }

    /** The digest in force; {@link DigestedPlan#NO_DIGEST} if no plan is. */
    public String digest() {
        return applied == null ? DigestedPlan.NO_DIGEST : applied.digest();
    }

    /** What to do with a plan: an older generation, or other content of the same one, is refused. */
    Decision decide(DigestedPlan next) {
        if (applied == null || next.generation() > applied.generation()) {
            return new Decision.Apply();
        }
        if (next.generation() < applied.generation()) {
            return new Decision.Refuse("the plan has generation " + next.generation() + ", the applied one has "
                    + applied.generation() + ": raise the generation with every change");
        }
        return next.digest().equals(applied.digest())
                ? new Decision.Known()
                : new Decision.Refuse("the plan differs from the applied one but has the same generation "
                        + applied.generation() + ": raise the generation with every change");
    }

    /** The state after a plan came into force. */
    PlanState accept(DigestedPlan next) {
        return new PlanState(next, null, accepted + 1, refused);
    }

    /** The state after the applied plan was offered again. */
    PlanState confirm() {
        return new PlanState(applied, null, accepted, refused);
    }

    /** The state after something was offered that cannot come into force. */
    PlanState refuse(String why) {
        return new PlanState(applied, why, accepted, refused + 1);
    }
}
