package io.skerry.edge.samples;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.Heartbeats;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Turns the collectors' beats into news: a collector is heard that was not, and none is heard any more. */
public final class CollectorBeats {

    private final Heartbeats heartbeats;
    private final ScheduledExecutorService timer;
    private final Consumer<ServiceName> heard;
    private final Runnable silent;
    private boolean watching;

    /**
     * @param heartbeats of collectors alone, on the timer's clock
     * @param heard is told of a service whose collectors were not heard before
     * @param silent is told when no service's collectors are heard any more
     */
    public CollectorBeats(
            Heartbeats heartbeats, ScheduledExecutorService timer, Consumer<ServiceName> heard, Runnable silent) {
        this.heartbeats = heartbeats;
        this.timer = timer;
        this.heard = heard;
        this.silent = silent;
    }

    /** A collector of this service beat. */
    public synchronized void beat(ServiceName service, Duration period) {
        boolean news = !heartbeats.heard(service);
        heartbeats.beat(service, period);
        if (news) {
            heard.accept(service);
        }
        if (!watching) {
            watching = true;
            watch();
        }
    }

    private synchronized void watch() {
        long left = heartbeats.nanosToSilence();
        if (left > 0) {
            var _ = timer.schedule(this::watch, left, TimeUnit.NANOSECONDS);
        } else {
            watching = false;
            silent.run();
        }
    }
}
