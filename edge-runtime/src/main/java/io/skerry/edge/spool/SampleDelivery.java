package io.skerry.edge.spool;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Delivers spooled samples at least once, oldest first: sends as many as the window holds, forgets those that are acknowledged, sends the
 * others again after a growing wait. While the link is down nothing is sent; when it is back, all that was in flight is sent again.
 *
 * <p>A link may be up and nobody collect at its other end. When collectors that were heard fall silent, samples wait: one alone goes on
 * being sent, as a probe, so that a collector that does not say that it is there, but acknowledges, is found. Once one is heard again, what
 * was in flight for it is sent at once. Before any collector was heard, samples are sent as if there was one.
 *
 * <p>Everything happens on the scheduler, which must run one task at a time; the methods only hand over.
 */
public final class SampleDelivery implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SampleDelivery.class);

    private final SampleSource source;
    private final SampleChannel channel;
    private final DeliveryWindow window;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService scheduler;
    private boolean linkUp;
    private boolean closed;
    private boolean asking;
    private boolean askAgain;
    private @Nullable Future<?> timer;
    private long sent;
    private long resent;
    private long sendErrors;
    private volatile DeliveryStatus status = new DeliveryStatus(false, 0, 0, 0, 0, 0);

    /**
     * Makes a delivery whose link is down.
     *
     * @param nanoTime a monotonic clock
     * @param scheduler runs one task at a time; it stays the caller's to shut down
     */
    public SampleDelivery(
            SampleSource source,
            SampleChannel channel,
            DeliverySettings settings,
            LongSupplier nanoTime,
            ScheduledExecutorService scheduler) {
        this.source = source;
        this.channel = channel;
        this.window = new DeliveryWindow(settings);
        this.nanoTime = nanoTime;
        this.scheduler = scheduler;
    }

    /** Begins to listen for samples. */
    public void start() {
        source.onMoreReady(() -> run(this::ask));
    }

    /** Says whether there is a first hop. */
    public void linkUp(boolean up) {
        run(() -> {
            if (up && !linkUp) {
                window.startOver(nanoTime.getAsLong(), _ -> true);
            }
            linkUp = up;
            sendDue();
            ask();
        });
    }

    /** A collector of this subject's samples is heard, for the first time or again. */
    public void heard(String subject) {
        run(() -> {
            LOG.infof("A collector of %s is heard: hard examples are delivered.", subject);
            window.probe(false);
            window.startOver(
                    nanoTime.getAsLong(), sample -> sample.sample().subject().equals(subject));
            sendDue();
            ask();
        });
    }

    /** No collector is heard any more. */
    public void silent() {
        run(() -> {
            LOG.info("No collector is heard: hard examples wait in the spool.");
            window.probe(true);
            setTimer();
        });
    }

    /** The other side has these samples for good. */
    public void acknowledged(Collection<UUID> ids) {
        run(() -> {
            if (window.remove(ids) && window.probing()) {
                LOG.info("A collector that is not heard acknowledges: hard examples are delivered.");
                window.probe(false);
                sendDue();
            }
            source.delivered(ids).exceptionally(error -> {
                LOG.debugf("Acknowledged samples stay in the spool and are sent again after the restart: %s", error);
                return null;
            });
            ask();
        });
    }

    /** The other side will never take this sample: it is dropped and counted. */
    public void refused(UUID id, String reason) {
        run(() -> {
            LOG.warnf("The collector refused sample %s: %s. It is dropped.", id, reason);
            drop(id, DropReason.REFUSED);
        });
    }

    private void drop(UUID id, DropReason reason) {
        window.remove(List.of(id));
        source.discard(List.of(id), reason).exceptionally(error -> {
            LOG.debugf("The dropped sample stays in the spool until the restart: %s", error);
            return null;
        });
        ask();
    }

    public DeliveryStatus status() {
        return status;
    }

    /** Sends nothing more. What is in flight stays in the spool. */
    @Override
    public void close() {
        source.onMoreReady(() -> {});
        run(() -> {
            closed = true;
            cancelTimer();
        });
    }

    private void run(Runnable task) {
        try {
            scheduler.execute(() -> {
                task.run();
                status = new DeliveryStatus(linkUp, window.size(), window.bytes(), sent, resent, sendErrors);
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The scheduler has stopped; samples wait in the spool.");
        }
    }

    private void ask() {
        if (asking) {
            askAgain = true;
        } else if (linkUp && !closed && window.hasRoom()) {
            asking = true;
            askAgain = false;
            CompletableFuture<Void> _ = source.nextReady(window.roomForSamples(), window.roomForBytes(), window.ids())
                    .thenAccept(ready -> run(() -> sendFirst(ready)));
        }
    }

    private void sendFirst(List<ReadySample> ready) {
        asking = false;
        if (!linkUp || closed) {
            return;
        }
        List<ReadySample> admitted = ready.stream()
                .takeWhile(sample -> window.admit(sample, nanoTime.getAsLong()))
                .toList();
        admitted.forEach(this::send);
        setTimer();
        if (askAgain || !admitted.isEmpty()) {
            ask();
        }
    }

    private void sendDue() {
        cancelTimer();
        if (!linkUp || closed) {
            return;
        }
        for (ReadySample sample : window.takeDue(nanoTime.getAsLong())) {
            resent++;
            send(sample);
        }
        setTimer();
    }

    private void send(ReadySample sample) {
        sent++;
        CompletableFuture<Void> _ = handOver(sample).exceptionally(error -> {
            run(() -> notTaken(sample.id(), error));
            return null;
        });
    }

    private void notTaken(UUID id, Throwable error) {
        sendErrors++;
        Throwable cause =
                error instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : error;
        if (cause instanceof UnsendableException) {
            LOG.warnf("Sample %s can never be sent: %s. It is dropped.", id, cause.getMessage());
            drop(id, DropReason.CORRUPT);
        } else {
            LOG.debugf("The link did not take sample %s: %s", id, error);
        }
    }

    private CompletableFuture<Void> handOver(ReadySample sample) {
        try {
            return channel.send(sample);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void setTimer() {
        cancelTimer();
        window.untilDue(nanoTime.getAsLong())
                .ifPresent(nanos -> timer = scheduler.schedule(() -> run(this::sendDue), nanos, TimeUnit.NANOSECONDS));
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
