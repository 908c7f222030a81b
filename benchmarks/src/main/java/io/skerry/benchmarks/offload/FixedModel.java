package io.skerry.benchmarks.offload;

import io.skerry.inference.cascade.ShallowModel;
import io.skerry.inference.predict.Classification;
import io.skerry.inference.predict.Example;
import io.skerry.inference.predict.Predictor;

/** One model, never swapped, as the pipeline's shallow one. */
record FixedModel(Predictor predictor) implements ShallowModel {

    @Override
    public Classification predict(Example example) {
        return predictor.predict(example);
    }

    @Override
    public String name() {
        return predictor.name();
    }
}
