package io.skerry.edge.plan;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.NodePlan;
import io.skerry.wire.message.Plan;
import io.skerry.wire.message.PlanAck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A plan that comes over the link. The one in force is kept on the disk and applies again after a restart, link or not. One plan at a
 * time is in work; of those that come meanwhile only the last counts, since whoever sends plans repeats them until they are acknowledged.
 */
public final class LinkedPlan implements PlanSource {

    private static final Logger LOG = Logger.getLogger(LinkedPlan.class);

    private record Offer(Plan plan, Consumer<PlanAck> answer) {}

    private final PlanInForce inForce = new PlanInForce("a plan over the link");
    private final PlanStore store;
    private final Consumer<NodePlan> apply;
    private final Executor executor;
    private final AtomicReference<@Nullable Offer> waiting = new AtomicReference<>();

    /**
     * @param folder where the plan is kept
     * @param apply is given each plan that shall apply, one after another; may refuse it with an {@link InvalidPlanException}, having
     *     changed nothing
     * @param executor runs one task at a time
     * @throws IOException if the folder cannot be made
     */
    public LinkedPlan(Path folder, Consumer<NodePlan> apply, Executor executor) throws IOException {
        this.store = new PlanStore(folder);
        this.apply = apply;
        this.executor = executor;
    }

    @Override
    public void start() {
        try {
            store.read().ifPresent(this::restore);
        } catch (IOException e) {
            inForce.refuse("the plan that was kept cannot be read: " + e);
        }
    }

    private void restore(byte[] json) {
        try {
            DigestedPlan kept = DigestedPlan.read(json);
            inForce.offer(kept, () -> apply.accept(kept.plan()));
        } catch (InvalidPlanException e) {
            inForce.refuse("the plan that was kept is not valid any more: " + e.getMessage());
        }
    }

    @Override
    public PlanState state() {
        return inForce.state();
    }

    @Override
    public void offer(Plan plan, Consumer<PlanAck> answer) {
        if (waiting.getAndSet(new Offer(plan, answer)) == null) {
            try {
                executor.execute(this::work);
            } catch (RejectedExecutionException e) {
                LOG.debug("this node stops; the plan that came is not looked at");
            }
        }
    }

    private void work() {
        Offer offer = waiting.getAndSet(null);
        if (offer != null) {
            Plan plan = offer.plan();
            String refusal = refusal(plan);
            offer.answer().accept(new PlanAck(plan.generation(), plan.digest(), refusal == null, refusal));
        }
    }

    /** Why a plan does not apply; null: it does. */
    private @Nullable String refusal(Plan plan) {
        try {
            byte[] json = PlanContent.json(plan);
            DigestedPlan next = PlanContent.read(plan, json);
            return inForce.offer(next, () -> keepAndApply(json, next.plan()));
        } catch (InvalidPlanException e) {
            return inForce.refuse(String.valueOf(e.getMessage()));
        }
    }

    private void keepAndApply(byte[] json, NodePlan next) throws IOException {
        store.stage(json);
        apply.accept(next);
        try {
            store.commit();
        } catch (IOException e) {
            DigestedPlan before = state().applied();
            if (before != null) {
                apply.accept(before.plan());
            }
            throw e;
        }
    }

    @Override
    public void close() {}
}
