package io.skerry.edge.plan;

import io.skerry.api.plan.NodePlan;
import org.jspecify.annotations.Nullable;

/**
 * Which plan applies, and what is wrong with the last one that was offered.
 *
 * @param applied the plan in force; absent: none yet
 * @param refusal why the last offered plan was refused; absent: it is the applied one
 */
public record PlanState(
        @Nullable NodePlan applied, @Nullable String refusal) {

    /** Nothing was offered yet. */
    public static final PlanState NONE = new PlanState(null, null);

    /** The state after a plan was offered: a plan of a smaller generation than the applied one is refused. */
    PlanState offer(NodePlan plan) {
        NodePlan now = applied;
        if (now != null && plan.generation() < now.generation()) {
            return refuse("the plan has generation " + plan.generation() + ", the applied one has " + now.generation()
                    + ": raise the generation with every change");
        }
        if (now != null && plan.generation() == now.generation() && !plan.equals(now)) {
            return refuse("the plan differs from the applied one but has the same generation " + now.generation()
                    + ": raise the generation with every change");
        }
        return new PlanState(plan, null);
    }

    /** The state after something was offered that is no plan. */
    PlanState refuse(String why) {
        return new PlanState(applied, why);
    }
}
