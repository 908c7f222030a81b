package io.skerry.mining;

/** Sedna's CloudOnly (everything is hard) and EdgeOnly (nothing is). */
record ConstantMiner(String name, Hardness hardness) implements Miner {

    static final ConstantMiner CLOUD_ONLY = new ConstantMiner("CloudOnly", new Hardness(1, true));
    static final ConstantMiner EDGE_ONLY = new ConstantMiner("EdgeOnly", Hardness.EASY);

    @Override
    public Class<Prediction> reads() {
        return Prediction.class;
    }

    @Override
    public Hardness look(Prediction prediction) {
        return hardness;
    }
}
