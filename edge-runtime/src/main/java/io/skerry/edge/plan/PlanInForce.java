package io.skerry.edge.plan;

import io.skerry.api.plan.InvalidPlanException;
import java.io.IOException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The plan that applies. Plans are offered one after another; each is applied as a whole, or the one before stays. */
final class PlanInForce {

    private static final Logger LOG = Logger.getLogger(PlanInForce.class);

    /** Makes the node work by a plan. */
    @FunctionalInterface
    interface Application {

        /**
         * Applies it.
         *
         * @throws InvalidPlanException if it cannot be applied; the one before is in force then
         * @throws IOException if it cannot be kept; the one before is in force then
         */
        void apply() throws IOException;
    }

    private final String origin;
    private volatile PlanState state = PlanState.NONE;

    /**
     * @param origin where its plans come from, for the log
     */
    PlanInForce(String origin) {
        this.origin = origin;
    }

    PlanState state() {
        return state;
    }

    /**
     * Applies a plan, unless it is in force already or must not replace the one that is.
     *
     * @return why it is refused; null: it is in force
     */
    synchronized @Nullable String offer(DigestedPlan next, Application application) {
        return switch (state.decide(next)) {
            case Decision.Apply _ -> apply(next, application);
            case Decision.Refuse(String why) -> refuse(why);
            case Decision.Known _ -> {
                state = state.confirm();
                yield null;
            }
        };
    }

    private @Nullable String apply(DigestedPlan next, Application application) {
        try {
            application.apply();
        } catch (InvalidPlanException e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return refuse("it cannot be kept on this node's disk: " + e);
        } catch (RuntimeException e) {
            LOG.errorf(e, "the plan cannot be applied for an unknown reason");
            return refuse("it cannot be applied (" + e + "): the log says more");
        }
        state = state.accept(next);
        LOG.infof(
                "plan of generation %d applies: %d services",
                next.generation(), next.plan().services().size());
        return null;
    }

    /** Something was offered that is no plan. Returns why. */
    synchronized String refuse(String why) {
        if (!why.equals(state.refusal())) {
            LOG.warnf(
                    "%s: %s; %s", origin, why, state.applied() == null ? "no plan applies" : "the applied plan stays");
        }
        state = state.refuse(why);
        return why;
    }
}
