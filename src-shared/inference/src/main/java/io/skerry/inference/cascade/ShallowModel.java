package io.skerry.inference.cascade;

import io.skerry.inference.predict.Classification;
import io.skerry.inference.predict.Example;

/** The model that answers first. */
@FunctionalInterface
public interface ShallowModel {

    /**
     * What one model said about one example. Both come from one call, since another model may take over between two.
     *
     * @param scores everything that it said
     * @param model its name and version, as in {@link Verdict#model()}
     */
    record Scored(Classification scores, String model) {

        /** The top class. */
        public Verdict verdict() {
            return Verdict.of(scores, model);
        }
    }

    /** Answers an example; throws what {@link io.skerry.inference.predict.Predictor#predict} throws. */
    Scored predict(Example example);
}
