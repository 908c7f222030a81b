package io.skerry.edge.plan;

import io.skerry.wire.message.Plan;
import io.skerry.wire.message.PlanAck;
import java.io.IOException;
import java.util.function.Consumer;

/** Where this node's plan comes from. */
public interface PlanSource extends AutoCloseable {

    /** Applies the plan that is there, if there is one, and waits for the next. */
    void start();

    PlanState state();

    /**
     * A plan came over the link. Does not block.
     *
     * @param answer is told what became of it, perhaps on another thread; not told if a later plan overtook it
     */
    void offer(Plan plan, Consumer<PlanAck> answer);

    @Override
    void close() throws IOException;
}
