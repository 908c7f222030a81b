package io.skerry.edge.model;

import io.skerry.inference.predict.Predictor;

/** A model that serves, with what answers for it. */
record ServingModel(LoadedModel model, Predictor predictor) implements AutoCloseable {

    @Override
    public void close() {
        predictor.close();
    }
}
