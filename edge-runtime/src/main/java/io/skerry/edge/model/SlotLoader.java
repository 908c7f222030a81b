package io.skerry.edge.model;

import io.skerry.api.plan.ModelReference;
import io.skerry.edge.model.fetch.FetchException;
import io.skerry.link.Backoff;
import io.skerry.onnx.ModelException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Brings the wanted model into a slot, in the background. What the service served last serves at once, so a node starts
 * without a link; then the wanted model is fetched, tried and swapped in. A later offer overtakes an earlier one.
 */
final class SlotLoader {

    private static final System.Logger LOG = System.getLogger(SlotLoader.class.getName());

    /** One offer; attempts that belong to an older one change nothing any more. */
    private record Offer(ModelReference reference, int number, Fetching fetching) {}

    private final ModelSlot slot;
    private final ModelSupply supply;
    private final ScheduledExecutorService background;
    private final Backoff backoff;
    private final ReentrantLock oneAttempt = new ReentrantLock();
    private @Nullable Offer latest;
    private @Nullable Future<?> attempt;

    SlotLoader(ModelSlot slot, ModelSupply supply, ScheduledExecutorService background, Backoff backoff) {
        this.slot = slot;
        this.supply = supply;
        this.background = background;
        this.backoff = backoff;
    }

    ModelSlot slot() {
        return slot;
    }

    /** Wants a model. The one that is wanted already is left alone, unless it was refused: then it is tried again. */
    synchronized void offer(ModelReference reference) {
        if (latest != null && latest.reference().equals(reference) && !(slot.state() instanceof ModelState.Refused)) {
            return;
        }
        Offer offer = new Offer(reference, latest == null ? 0 : latest.number() + 1, new Fetching());
        cancel();
        latest = offer;
        slot.become(new ModelState.Loading(reference, 0, null, slot.serving()));
        attempt = background.submit(() -> start(offer));
    }

    /** Ends all work; nothing serves any more. */
    synchronized void close() {
        cancel();
        latest = null;
        slot.replace(null);
    }

    private void cancel() {
        if (latest != null) {
            latest.fetching().giveUp();
        }
        if (attempt != null) {
            attempt.cancel(false);
        }
    }

    /** Steps back into the queue before the fetch: no service's source keeps another service from its last good model. */
    private void start(Offer offer) {
        oneAttempt.lock();
        try {
            if (slot.serving() == null) {
                supply.lastGood(slot.service()).ifPresent(this::restore);
            }
        } finally {
            oneAttempt.unlock();
            schedule(offer, 0, Duration.ZERO);
        }
    }

    private void attempt(Offer offer, int failures) {
        oneAttempt.lock();
        try {
            bring(offer);
        } catch (FetchException e) {
            if (e.passing()) {
                again(offer, failures + 1, String.valueOf(e.getMessage()));
            } else {
                refuse(offer, String.valueOf(e.getMessage()));
            }
        } catch (IOException e) {
            again(offer, failures + 1, "this node's disk fails: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ModelException e) {
            refuse(offer, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, slot.service() + ": loading a model failed unexpectedly", e);
            refuse(offer, "loading it failed unexpectedly (" + e + "): the log says more");
        } finally {
            oneAttempt.unlock();
        }
    }

    private void bring(Offer offer) throws IOException, InterruptedException {
        ModelReference wanted = offer.reference();
        LoadedModel serving = slot.serving();
        if (serving != null && isPinned(wanted, serving)) {
            ready(offer, serving);
            return;
        }
        String artefact = supply.fetch(wanted, offer.fetching());
        try {
            if (!isLatest(offer)) {
                return;
            }
            boolean serves = (serving != null && serving.artefact().equals(artefact))
                    ? ready(offer, serving)
                    : swap(offer, supply.admit(artefact, wanted.url(), wanted.sha256()));
            if (serves) {
                supply.remember(slot.service(), wanted.url(), artefact);
            }
        } finally {
            supply.release(artefact);
        }
    }

    /** A digest pins a model: what was fetched from there with that digest is not asked for again. */
    private static boolean isPinned(ModelReference wanted, LoadedModel serving) {
        return serving.sha256().equals(wanted.sha256()) && serving.url().equals(wanted.url());
    }

    private synchronized boolean isLatest(Offer offer) {
        return offer.equals(latest);
    }

    private synchronized void restore(ServingModel lastGood) {
        if (latest == null) {
            lastGood.close();
            return;
        }
        slot.replace(lastGood);
        slot.become(new ModelState.Loading(latest.reference(), 0, null, lastGood.model()));
    }

    /** False if another offer has overtaken this one: then the model is closed unused. */
    private synchronized boolean swap(Offer offer, ServingModel next) {
        if (!isLatest(offer)) {
            next.close();
            return false;
        }
        slot.replace(next);
        return ready(offer, next.model());
    }

    private synchronized boolean ready(Offer offer, LoadedModel serving) {
        boolean wanted = isLatest(offer);
        if (wanted) {
            slot.become(new ModelState.Ready(offer.reference(), serving));
        }
        return wanted;
    }

    private synchronized void again(Offer offer, int failures, String problem) {
        if (isLatest(offer)) {
            slot.become(new ModelState.Loading(offer.reference(), failures, problem, slot.serving()));
            schedule(offer, failures, backoff.after(failures, ThreadLocalRandom.current()));
        }
    }

    private synchronized void refuse(Offer offer, String reason) {
        if (isLatest(offer)) {
            slot.become(new ModelState.Refused(offer.reference(), reason, slot.serving()));
        }
    }

    private synchronized void schedule(Offer offer, int failures, Duration wait) {
        if (isLatest(offer)) {
            attempt = background.schedule(() -> attempt(offer, failures), wait.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
