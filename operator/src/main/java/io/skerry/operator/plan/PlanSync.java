package io.skerry.operator.plan;

import io.skerry.api.plan.ServiceAssignment;
import io.skerry.link.Backoff;
import io.skerry.wire.message.PlanAck;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What one node shall do, and what it does: decides when a plan is sent. It is level-triggered: whatever was lost, repeated or came in
 * another order, the plan goes out again until the node names its digest. For one thread at a time.
 */
final class PlanSync {

    /** What to do now. */
    sealed interface Decision {

        /** The node works by what it shall. */
        record InSync() implements Decision {}

        /**
         * Send this; look again later, unless the node answers first.
         *
         * @param overdue whether it was sent before and should have been answered by now
         */
        record Send(PlanDocument plan, Duration lookAgain, boolean overdue) implements Decision {}

        /**
         * It was sent; wait for the answer, and look again later.
         *
         * @param overdue whether it should have been answered by now
         */
        record Wait(Duration lookAgain, boolean overdue) implements Decision {}

        /** The node has not been heard yet: it has until then to give a sign of life. */
        record Expect(Duration lookAgain) implements Decision {}

        /** The node is not there: its next sign of life starts all over. */
        record Away() implements Decision {}

        /** The node refuses the plan; it is offered again when it changes, and once in a while. */
        record Refused(String reason, Duration lookAgain) implements Decision {}

        /**
         * The plan cannot be sent: it has more bytes than one message may have.
         *
         * @param bytes of the plan as it would travel
         */
        record TooLarge(int bytes, int most) implements Decision {}
    }

    /** A node that was not heard for three of its signs of life is away. */
    static final Duration AWAY = Duration.ofSeconds(45);

    /** A plan that was not answered for so long is worth a word. */
    static final Duration ANSWERED_WITHIN = Duration.ofSeconds(10);

    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final Duration OFFERED_AGAIN = Duration.ofMinutes(5);

    private record Sent(
            PlanDocument plan, List<ServiceAssignment> services, long first, long at, Duration pause, int times) {

        boolean overdue(long nanos) {
            return nanos - first > ANSWERED_WITHIN.toNanos();
        }
    }

    private record Refusal(List<ServiceAssignment> services, String reason, long at) {}

    private record Oversize(List<ServiceAssignment> services, int bytes) {}

    private final int mostBytes;
    private final RandomGenerator random;
    private final long since;
    private @Nullable PlanAck applied;
    private long heardAt;
    private @Nullable Sent sent;
    private @Nullable Refusal refusal;
    private @Nullable Oversize oversize;

    /**
     * @param mostBytes of a plan as it travels
     * @param since when it began to listen to the node
     */
    PlanSync(int mostBytes, RandomGenerator random, long since) {
        this.mostBytes = mostBytes;
        this.random = random;
        this.since = since;
    }

    /** The node said which plan it works by, or that it refuses one. */
    void heard(PlanAck ack, long nanos) {
        heardAt = nanos;
        if (ack.accepted()) {
            applied = ack;
        } else if (sent != null && sent.plan.digest().equals(ack.digest())) {
            String reason = ack.reason() == null ? "it does not say why" : ack.reason();
            refusal = new Refusal(sent.services, reason, nanos);
        }
    }

    /** Decides. */
    Decision decide(List<ServiceAssignment> services, long nanos) {
        if (applied == null || nanos - heardAt > AWAY.toNanos()) {
            Duration left = AWAY.minusNanos(nanos - since);
            return applied == null && left.isPositive() ? new Decision.Expect(left) : new Decision.Away();
        }
        if (names(applied, services)) {
            sent = null;
            refusal = null;
            oversize = null;
            return new Decision.InSync();
        }
        if (refusal != null && refusal.services.equals(services)) {
            Duration left = OFFERED_AGAIN.minusNanos(nanos - refusal.at);
            if (left.isPositive()) {
                return new Decision.Refused(refusal.reason, left);
            }
        }
        refusal = null;
        if (oversize != null && oversize.services.equals(services)) {
            return new Decision.TooLarge(oversize.bytes, mostBytes);
        }
        Sent before = sent;
        if (before != null && before.services.equals(services) && before.plan.generation() > applied.generation()) {
            Duration left = before.pause.minusNanos(nanos - before.at);
            return left.isPositive()
                    ? new Decision.Wait(left, before.overdue(nanos))
                    : send(before.plan, services, before.first, before.times + 1, nanos);
        }
        long newest = Math.max(applied.generation(), before == null ? 0 : before.plan.generation());
        PlanDocument plan = PlanDocument.of(newest + 1, services);
        int bytes = plan.toMessage().payload().bytes().remaining();
        if (bytes > mostBytes) {
            oversize = new Oversize(services, bytes);
            return new Decision.TooLarge(bytes, mostBytes);
        }
        oversize = null;
        return send(plan, services, nanos, 1, nanos);
    }

    private Decision send(PlanDocument plan, List<ServiceAssignment> services, long first, int times, long nanos) {
        Duration pause = PAUSES.after(times, random);
        Sent now = new Sent(plan, services, first, nanos, pause, times);
        sent = now;
        return new Decision.Send(plan, pause, now.overdue(nanos));
    }

    /** Whether this is the plan that the node works by. */
    private static boolean names(PlanAck applied, List<ServiceAssignment> services) {
        return applied.digest().equals(PlanDocument.NONE)
                ? services.isEmpty()
                : applied.digest()
                        .equals(PlanDocument.of(applied.generation(), services).digest());
    }
}
