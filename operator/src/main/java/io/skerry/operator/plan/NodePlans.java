package io.skerry.operator.plan;

import io.skerry.api.plan.ServiceAssignment;
import io.skerry.link.Envelopes;
import io.skerry.operator.link.NodeChannel;
import io.skerry.wire.Topics;
import io.skerry.wire.message.PlanAck;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** The plans of all nodes: who works by what, and what is sent next. Thread-safe; one node is settled by one thread at a time. */
public final class NodePlans {

    private static final Logger LOG = Logger.getLogger(NodePlans.class);

    /** More than the header of a plan's frame ever has. */
    private static final int HEADER_BYTES = 4 << 10;

    private final NodeChannel channel;
    private final Envelopes envelopes;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private final Map<String, PlanSync> nodes = new ConcurrentHashMap<>();
    private final Map<String, PlanState> states = new ConcurrentHashMap<>();
    private final List<Consumer<String>> answers = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> changes = new CopyOnWriteArrayList<>();

    /**
     * @param nanoTime a monotonic clock
     * @param random for the pauses between two tries
     */
    public NodePlans(NodeChannel channel, Envelopes envelopes, LongSupplier nanoTime, RandomGenerator random) {
        this.channel = channel;
        this.envelopes = envelopes;
        this.nanoTime = nanoTime;
        this.random = random;
    }

    /** Is told the name of each node that says something about its plan, be it that nothing has changed. */
    void onAnswer(Consumer<String> listener) {
        answers.add(listener);
    }

    /** Is told the name of each node whose {@link #state} has changed. */
    public void onChange(Consumer<String> listener) {
        changes.add(listener);
    }

    /** A node named the plan that it works by, or refused one. */
    public void heard(String node, PlanAck ack) {
        PlanSync sync = sync(node);
        synchronized (sync) {
            sync.heard(ack, nanoTime.getAsLong());
        }
        answers.forEach(listener -> listener.accept(node));
    }

    /**
     * Does what is to be done now so that a node works by these assignments.
     *
     * @return when to look again if nothing happens until then
     */
    Optional<Duration> settle(String node, List<ServiceAssignment> services) {
        PlanSync sync = sync(node);
        PlanSync.Decision decision;
        synchronized (sync) {
            decision = sync.decide(services, nanoTime.getAsLong());
        }
        remember(node, PlanState.of(decision));
        return switch (decision) {
            case PlanSync.Decision.InSync _ -> services.isEmpty() ? Optional.empty() : Optional.of(PlanSync.AWAY);
            case PlanSync.Decision.TooLarge _ -> Optional.of(PlanSync.AWAY);
            case PlanSync.Decision.Away _ -> Optional.empty();
            case PlanSync.Decision.Expect(Duration lookAgain) -> Optional.of(lookAgain);
            case PlanSync.Decision.Wait(Duration lookAgain, var _) -> Optional.of(lookAgain);
            case PlanSync.Decision.Refused(String _, Duration lookAgain) -> Optional.of(lookAgain);
            case PlanSync.Decision.Send(PlanDocument plan, Duration lookAgain, var _) -> {
                send(node, plan);
                yield Optional.of(lookAgain);
            }
        };
    }

    private void send(String node, PlanDocument plan) {
        LOG.infof("node %s gets plan %d (%s)", node, plan.generation(), plan.digest());
        channel.send(node, Topics.plan(node), plan.toMessage().toFrame(envelopes.alone()))
                .exceptionally(e -> {
                    LOG.debugf("the plan did not leave for node %s and is sent again: %s", node, e.getMessage());
                    return null;
                });
    }

    private void remember(String node, PlanState state) {
        PlanState before = states.put(node, state);
        if (!state.equals(before)) {
            changes.forEach(listener -> listener.accept(node));
        }
    }

    /** How a node and its plan are, as they were found when last looked at. */
    public PlanState state(String node) {
        return states.getOrDefault(node, new PlanState.Expected());
    }

    private PlanSync sync(String node) {
        return nodes.computeIfAbsent(
                node, _ -> new PlanSync(channel.maxFrameBytes() - HEADER_BYTES, random, nanoTime.getAsLong()));
    }
}
