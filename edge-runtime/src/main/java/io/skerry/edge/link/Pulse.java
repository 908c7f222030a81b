package io.skerry.edge.link;

import io.skerry.api.plan.ServiceName;
import io.skerry.link.Envelopes;
import io.skerry.link.Intake;
import io.skerry.wire.message.Beat;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** A worker's heartbeats: one at once, then one each period, as long as it can work. {@link Heartbeats} hears them. */
public final class Pulse implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Pulse.class);

    private final CloudLink link;
    private final ServiceName service;
    private final Intake intake;
    private final Envelopes envelopes;
    private final Supplier<Optional<Beat>> next;
    private final ScheduledFuture<?> beats;

    /**
     * Starts to beat.
     *
     * @param intake what the worker takes
     * @param period from {@link Heartbeats#SHORTEST} to {@link Heartbeats#LONGEST}
     * @param next the beat to send now; empty: the worker cannot work at the moment. Must not throw: the timer would not ask again
     */
    public Pulse(
            CloudLink link,
            ServiceName service,
            Intake intake,
            Envelopes envelopes,
            ScheduledExecutorService timer,
            Duration period,
            Supplier<Optional<Beat>> next) {
        if (period.compareTo(Heartbeats.SHORTEST) < 0 || period.compareTo(Heartbeats.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the heartbeat's period is " + period + ": must lie between 50 ms and 1 minute");
        }
        this.link = link;
        this.service = service;
        this.intake = intake;
        this.envelopes = envelopes;
        this.next = next;
        this.beats = timer.scheduleAtFixedRate(this::beat, 0, period.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void beat() {
        next.get()
                .ifPresent(beat -> link.beat(service, intake, beat.toFrame(envelopes.alone()))
                        .exceptionally(e -> {
                            LOG.debugf("no heartbeat: %s", e.getMessage());
                            return null;
                        }));
    }

    @Override
    public void close() {
        beats.cancel(false);
    }
}
