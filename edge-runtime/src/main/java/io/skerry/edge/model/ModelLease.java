package io.skerry.edge.model;

import io.skerry.inference.predict.Predictor;

/** The right to use one model until it is closed, even if another takes over meanwhile. For one thread; close it once. */
public final class ModelLease implements AutoCloseable {

    private final Leased<ServingModel> leased;

    ModelLease(Leased<ServingModel> leased) {
        this.leased = leased;
    }

    public Predictor predictor() {
        return leased.resource().predictor();
    }

    public LoadedModel model() {
        return leased.resource().model();
    }

    @Override
    public void close() {
        leased.release();
    }
}
