package io.skerry.inference.cascade;

import io.skerry.inference.predict.Classification;
import io.skerry.inference.predict.Example;

/** The model that answers first. */
public interface ShallowModel {

    /** Everything the model says about the example; throws what {@link io.skerry.inference.predict.Predictor#predict} throws. */
    Classification predict(Example example);

    /** Name and version, as in {@link Verdict#model()}. */
    String name();
}
