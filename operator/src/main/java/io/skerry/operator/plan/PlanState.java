package io.skerry.operator.plan;

/** How a node and its plan are. */
public sealed interface PlanState {

    /** It works by its plan. */
    record InSync() implements PlanState {}

    /** A new plan has left for it just now. */
    record Sent() implements PlanState {}

    /** Its plan was sent, more than once, and it does not answer. */
    record Pending() implements PlanState {}

    /** The operator has not listened to it for long, and not heard it yet. */
    record Expected() implements PlanState {}

    /** It is not heard; if it runs, it works by the plan that it has. */
    record Away() implements PlanState {}

    /**
     * It refuses its plan and works by the one before.
     *
     * @param reason in the node's words
     */
    record Refused(String reason) implements PlanState {}

    /**
     * Its plan does not fit into one message of the link; it works by the one before.
     *
     * @param bytes of the plan as it would travel
     */
    record TooLarge(int bytes, int most) implements PlanState {}

    /** Whether the node has given a sign of life lately. */
    default boolean heard() {
        return switch (this) {
            case Expected _, Away _ -> false;
            case InSync _, Sent _, Pending _, Refused _, TooLarge _ -> true;
        };
    }

    static PlanState of(PlanSync.Decision decision) {
        return switch (decision) {
            case PlanSync.Decision.InSync _ -> new InSync();
            case PlanSync.Decision.Send(var _, var _, boolean overdue) -> sent(overdue);
            case PlanSync.Decision.Wait(var _, boolean overdue) -> sent(overdue);
            case PlanSync.Decision.Expect _ -> new Expected();
            case PlanSync.Decision.Away _ -> new Away();
            case PlanSync.Decision.Refused(String reason, var _) -> new Refused(reason);
            case PlanSync.Decision.TooLarge(int bytes, int most) -> new TooLarge(bytes, most);
        };
    }

    private static PlanState sent(boolean overdue) {
        return overdue ? new Pending() : new Sent();
    }
}
