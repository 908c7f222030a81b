package io.skerry.edge.report;

import io.skerry.api.plan.ServiceName;
import io.skerry.api.report.ReportJson;
import io.skerry.api.report.ServiceReport;
import io.skerry.edge.link.EdgeLink;
import io.skerry.link.Envelopes;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.Status;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reports this node's services to the cloud while the link has a first hop, and repeats what is not acknowledged. Everything happens on the
 * scheduler, which must run one task at a time; the methods only hand over.
 */
public final class Reporter implements AutoCloseable {

    /** Time between two looks at the services: a change is seen within it. */
    static final Duration LOOK = Duration.ofMillis(250);

    /** Reports at one look. Sixteen a second leave most of a KubeEdge node's 30 messages a second to others. */
    static final int MOST = 4;

    private static final Logger LOG = Logger.getLogger(Reporter.class);

    private final EdgeLink link;
    private final Envelopes envelopes;
    private final Supplier<Map<ServiceName, ServiceReport>> services;
    private final ReportSchedule schedule;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService scheduler;
    private @Nullable Future<?> next;
    private boolean closed;
    private volatile ReportCounts counts = ReportCounts.NONE;

    /**
     * @param services asked for the services' reports at each look
     * @param random for the pauses
     * @param nanoTime a monotonic clock
     * @param scheduler runs one task at a time; it stays the caller's to shut down
     */
    public Reporter(
            EdgeLink link,
            Envelopes envelopes,
            Supplier<Map<ServiceName, ServiceReport>> services,
            RandomGenerator random,
            LongSupplier nanoTime,
            ScheduledExecutorService scheduler) {
        this.link = link;
        this.envelopes = envelopes;
        this.services = services;
        this.schedule = new ReportSchedule(MOST, envelopes::id, random);
        this.nanoTime = nanoTime;
        this.scheduler = scheduler;
    }

    /** Begins to report. */
    public void start() {
        run(this::look);
    }

    /** Says whether there is a first hop. */
    public void linkUp(boolean up) {
        if (up) {
            run(() -> schedule.startOver(nanoTime.getAsLong()));
        }
    }

    /** The cloud has the frames of these ids; those that are no reports are of no interest. */
    public void acknowledged(Collection<UUID> ids) {
        run(() -> {
            schedule.acknowledge(ids);
            counts = counts.waiting(schedule.unacknowledged());
        });
    }

    public ReportCounts counts() {
        return counts;
    }

    private void look() {
        if (closed) {
            return;
        }
        next = scheduler.schedule(this::look, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        if (link.connected()) {
            List<ReportSchedule.Outgoing> due = schedule.due(services.get(), nanoTime.getAsLong());
            due.forEach(this::send);
            counts = counts.waiting(schedule.unacknowledged());
        }
    }

    private void send(ReportSchedule.Outgoing report) {
        counts = counts.sent(report.again());
        Payload payload =
                new Payload("application/json", null, List.of(), ByteBuffer.wrap(ReportJson.write(report.report())));
        var _ = link.send(new Status(report.service().toString(), payload)
                        .toFrame(envelopes.next(report.id(), null, link.address())))
                .exceptionally(e -> {
                    LOG.debugf("the link did not take a report of %s: %s", report.service(), e.getMessage());
                    return null;
                });
    }

    private void run(Runnable task) {
        try {
            scheduler.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the scheduler has stopped; nothing more is reported");
        }
    }

    @Override
    public void close() {
        run(() -> {
            closed = true;
            if (next != null) {
                next.cancel(false);
            }
        });
    }
}
