package io.skerry.operator.plan;

/** How a node and its plan are. */
public sealed interface PlanState {

    /** It works by its plan. */
    record InSync() implements PlanState {}

    /** Its plan is on the way. */
    record Pending() implements PlanState {}

    /** It is not heard; if it runs, it works by the plan that it has. */
    record Away() implements PlanState {}

    /**
     * It refuses its plan and works by the one before.
     *
     * @param reason in the node's words
     */
    record Refused(String reason) implements PlanState {}

    static PlanState of(PlanSync.Decision decision) {
        return switch (decision) {
            case PlanSync.Decision.InSync _ -> new InSync();
            case PlanSync.Decision.Send _, PlanSync.Decision.Wait _ -> new Pending();
            case PlanSync.Decision.Away _ -> new Away();
            case PlanSync.Decision.Refused(String reason, var _) -> new Refused(reason);
        };
    }
}
