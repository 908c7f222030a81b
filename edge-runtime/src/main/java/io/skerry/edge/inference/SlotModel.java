package io.skerry.edge.inference;

import io.skerry.edge.model.ModelSlot;
import io.skerry.inference.cascade.ShallowModel;
import io.skerry.inference.predict.Example;

/** Whatever model is in a slot at the moment, as the pipeline's shallow model. */
record SlotModel(ModelSlot slot) implements ShallowModel {

    @Override
    public Scored predict(Example example) {
        return slot.use(predictor -> new Scored(predictor.predict(example), predictor.name()));
    }
}
