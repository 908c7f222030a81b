package io.skerry.learning.aggregation;

import io.skerry.learning.parameters.Parameters;

/**
 * All that the server knows between two rounds.
 *
 * @param round number of rounds that are done
 * @param model the parameters that the next round starts from
 * @param memory what the algorithm remembers
 */
public record ServerState(int round, Parameters model, ServerMemory memory) {

    /** The state before the first round. */
    public static ServerState first(Parameters model, ServerMemory memory) {
        return new ServerState(0, model, memory);
    }

    /** The state after one more round. */
    public ServerState next(Parameters newModel, ServerMemory newMemory) {
        return new ServerState(round + 1, newModel, newMemory);
    }

    /**
     * The memory, if it is of this kind.
     *
     * @throws IllegalArgumentException if another algorithm made this state
     */
    <M extends ServerMemory> M memory(Class<M> kind) {
        if (!kind.isInstance(memory)) {
            throw new IllegalArgumentException("the state remembers "
                    + memory.getClass().getSimpleName()
                    + ", but this algorithm needs "
                    + kind.getSimpleName()
                    + ": start it anew from the model");
        }
        return kind.cast(memory);
    }
}
