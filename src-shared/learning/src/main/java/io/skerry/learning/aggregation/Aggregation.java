package io.skerry.learning.aggregation;

import io.skerry.learning.parameters.Parameters;

/** An algorithm that makes the next model out of a round's updates. A value: all that changes is in the state. */
public sealed interface Aggregation
        permits FedAvg, FedProx, FedAvgM, FedOpt, Scaffold, CoordinateMedian, TrimmedMean, Krum {

    /** The state before the first round. */
    default ServerState start(Parameters model) {
        return ServerState.first(model, new ServerMemory.None());
    }

    /** What the clients of the next round get. */
    default ClientTask task(ServerState state) {
        return new ClientTask(state.model(), 0, null);
    }

    /** Fewest updates, if there is any, that the algorithm can do its work with. */
    default int minimumUpdates() {
        return 1;
    }

    /** Whether an update must bring the change of the client's control variate. */
    default boolean needsControl() {
        return false;
    }

    /**
     * The state after a round. A round without any update leaves model and memory as they are.
     *
     * @param cohort the updates, checked by {@link UpdateCheck}
     * @throws TooFewUpdatesException if there are some, but fewer than {@link #minimumUpdates}
     * @throws IllegalArgumentException if the updates are of another model than the state
     */
    default ServerState next(ServerState state, Cohort cohort) throws TooFewUpdatesException {
        if (cohort.isEmpty()) {
            return state.next(state.model(), state.memory());
        }
        if (cohort.size() < minimumUpdates()) {
            throw new TooFewUpdatesException(this + " needs " + minimumUpdates() + " updates, but the round has "
                    + cohort.size() + ": wait for more clients, or choose an algorithm that needs fewer");
        }
        if (!cohort.layout().equals(state.model().layout())) {
            throw new IllegalArgumentException("the updates are of another model than the state");
        }
        return combine(state, cohort);
    }

    /** The state after a round with enough updates. */
    ServerState combine(ServerState state, Cohort cohort);
}
