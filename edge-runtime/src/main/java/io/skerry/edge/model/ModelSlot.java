package io.skerry.edge.model;

import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.ServiceName;
import io.skerry.inference.predict.Predictor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The place of one service's model: what serves can be replaced while it is in use. */
public final class ModelSlot {

    /** Work with a predictor. */
    @FunctionalInterface
    public interface Use<R, X extends Exception> {
        R apply(Predictor predictor) throws X;
    }

    private final ServiceName service;
    private final ModelListener listener;
    private final AtomicReference<@Nullable Leased<ServingModel>> current = new AtomicReference<>();
    private volatile ModelState state;

    ModelSlot(ServiceName service, ModelReference wanted, ModelListener listener) {
        this.service = service;
        this.listener = listener;
        this.state = new ModelState.Loading(wanted, 0, null, null);
    }

    public ServiceName service() {
        return service;
    }

    public ModelState state() {
        return state;
    }

    /**
     * Works with the model that serves now; it stays open until the work is done.
     *
     * @throws NoModelException if none serves
     */
    public <R, X extends Exception> R use(Use<R, X> work) throws X {
        try (ModelLease lease = lease()) {
            return work.apply(lease.predictor());
        }
    }

    /**
     * Takes hold of the model that serves now, for work that also needs to know which one it is.
     *
     * @throws NoModelException if none serves
     */
    public ModelLease lease() {
        Leased<ServingModel> leased = current.get();
        while (leased != null && !leased.acquire()) {
            leased = current.get();
        }
        if (leased == null) {
            throw new NoModelException(service, state);
        }
        return new ModelLease(leased);
    }

    @Nullable
    LoadedModel serving() {
        Leased<ServingModel> leased = current.get();
        return leased == null ? null : leased.resource().model();
    }

    /** Lets another model serve, or none; the one before is closed when its last user is done. */
    void replace(@Nullable ServingModel next) {
        Leased<ServingModel> before = current.getAndSet(next == null ? null : new Leased<>(next));
        if (before != null) {
            before.release();
        }
    }

    void become(ModelState next) {
        state = next;
        listener.changed(service, next);
    }
}
