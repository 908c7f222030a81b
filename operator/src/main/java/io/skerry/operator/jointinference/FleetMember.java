package io.skerry.operator.jointinference;

import io.skerry.api.jointinference.NodeState;
import io.skerry.api.report.ServiceReport;
import io.skerry.operator.plan.PlanState;
import io.skerry.operator.report.NodeReports;
import io.skerry.operator.status.Progress;
import io.skerry.operator.status.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A service on one of the nodes that serve it.
 *
 * @param name the node's
 * @param plan how the node stands to its plan
 * @param entry what the node said of the service last; absent: nothing since the operator began to listen
 * @param answering what the status says of the node if it answers by the present spec
 */
record FleetMember(
        String name,
        PlanState plan,
        NodeReports.@Nullable Entry entry,
        @Nullable NodeState answering) {

    /** How far it is. A node that answers goes on with that while its next plan is on the way. */
    Progress progress() {
        return switch (plan) {
            case PlanState.Refused(String reason) ->
                new Progress.Stuck(Reason.PLAN_REFUSED, "node " + name + " refuses its plan: " + reason);
            case PlanState.TooLarge(int bytes, int most) ->
                new Progress.Stuck(
                        Reason.PLAN_TOO_LARGE,
                        "the plan of node " + name + " has " + bytes + " bytes, and the link takes " + most
                                + " in one message: let fewer services run there, or talk over an MQTT broker");
            case PlanState.Away _ -> notHeard();
            case PlanState.Expected _ -> answering == null ? notHeard() : answers();
            case PlanState.Pending _ -> pending();
            case PlanState.Sent _ -> answering == null ? pending() : served();
            case PlanState.InSync _ -> served();
        };
    }

    private Progress notHeard() {
        return new Progress.Working(
                Reason.NODE_NOT_HEARD,
                "node " + name + " is not heard: is skerry-edge running there, and does its link lead here?"
                        + " If it runs, it works on by its last plan");
    }

    private Progress pending() {
        return new Progress.Working(Reason.PLAN_PENDING, "node " + name + " has not taken its newest plan yet");
    }

    private Progress answers() {
        return new Progress.Ready(Reason.WORKERS_RUNNING, "node " + name + " answers");
    }

    private Progress served() {
        if (entry == null) {
            return answering == null
                    ? new Progress.Working(Reason.MODEL_LOADING, "node " + name + " has not loaded the model yet")
                    : answers();
        }
        ServiceReport report = entry.report();
        if (report.problem() != null) {
            return new Progress.Working(Reason.MODEL_FAILED, "node " + name + ": " + report.problem());
        }
        return report.ready()
                ? answers()
                : new Progress.Working(Reason.MODEL_LOADING, "node " + name + " has not loaded the model yet");
    }

    /** Whether nothing contradicts what the status says of it. */
    boolean isAsBefore() {
        return entry == null && answering != null && progress() instanceof Progress.Ready;
    }

    /** What the status says of it. */
    NodeState state() {
        Progress progress = progress();
        boolean ready = progress instanceof Progress.Ready;
        if (entry == null) {
            return ready && answering != null
                    ? answering
                    : new NodeState(name, ready, null, null, null, null, progress.message());
        }
        ServiceReport report = entry.report();
        return new NodeState(
                name,
                ready,
                report.model(),
                share(report.offloaded(), report.inferences()),
                report.spoolWaiting(),
                plan instanceof PlanState.Away ? entry.heard() : null,
                ready ? null : progress.message());
    }

    private static double share(long part, long all) {
        return all == 0 ? 0 : Math.round(1_000.0 * part / all) / 1_000.0;
    }
}
