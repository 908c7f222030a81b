package io.skerry.edge.plan;

import io.skerry.edge.link.EdgeLink;
import io.skerry.link.Backoff;
import io.skerry.link.Envelopes;
import io.skerry.wire.Envelope;
import io.skerry.wire.message.Plan;
import io.skerry.wire.message.PlanAck;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the cloud which plan applies: in answer to each plan that comes, and as a sign of life at the start, whenever the link is back, and
 * regularly, sooner while the node has none. Whoever sends plans sees from it that this node lacks one, however that came about.
 */
public final class PlanAcks implements AutoCloseable {

    /** Time between two signs of life. */
    public static final Duration PERIOD = Duration.ofSeconds(15);

    /** Until a node has its first plan: whoever sends it may have begun to listen a moment after the node spoke. */
    static final Backoff WITHOUT_PLAN = new Backoff(Duration.ofSeconds(1), PERIOD);

    private static final Logger LOG = Logger.getLogger(PlanAcks.class);

    private final EdgeLink link;
    private final Envelopes envelopes;
    private final PlanSource source;
    private final ScheduledExecutorService timer;
    private @Nullable Future<?> next;
    private int said;
    private boolean closed;

    public PlanAcks(EdgeLink link, Envelopes envelopes, PlanSource source, ScheduledExecutorService timer) {
        this.link = link;
        this.envelopes = envelopes;
        this.source = source;
        this.timer = timer;
    }

    /** A plan came in a frame of this id. Does not block. */
    public void received(UUID frame, Plan plan) {
        source.offer(plan, ack -> send(ack, envelopes.answer(frame)));
    }

    /** Says which plan applies, now and from now on regularly. */
    public synchronized void announce() {
        if (next != null) {
            next.cancel(false);
        }
        said = 0;
        say();
    }

    private synchronized void say() {
        if (!closed) {
            PlanState state = source.state();
            said++;
            Duration pause = state.applied() == null ? WITHOUT_PLAN.after(said) : PERIOD;
            next = timer.schedule(this::say, pause.toSeconds(), TimeUnit.SECONDS);
            send(new PlanAck(state.generation(), state.digest(), true, null), envelopes.alone());
        }
    }

    private void send(PlanAck ack, Envelope envelope) {
        var _ = link.send(ack.toFrame(envelope)).exceptionally(e -> {
            LOG.debugf("the link did not take an acknowledgement of a plan: %s", e.getMessage());
            return null;
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (next != null) {
            next.cancel(false);
        }
    }
}
