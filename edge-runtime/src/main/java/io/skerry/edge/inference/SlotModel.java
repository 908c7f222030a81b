package io.skerry.edge.inference;

import io.skerry.edge.model.ModelSlot;
import io.skerry.inference.cascade.ShallowModel;
import io.skerry.inference.predict.Classification;
import io.skerry.inference.predict.Example;
import io.skerry.inference.predict.Predictor;

/** Whatever model is in a slot at the moment, as the pipeline's shallow model. */
record SlotModel(ModelSlot slot) implements ShallowModel {

    @Override
    public Classification predict(Example example) {
        return slot.use(predictor -> predictor.predict(example));
    }

    @Override
    public String name() {
        return slot.use(Predictor::name);
    }
}
