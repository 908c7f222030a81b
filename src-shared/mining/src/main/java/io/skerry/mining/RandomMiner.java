package io.skerry.mining;

import java.util.random.RandomGenerator;

/** Sedna's Random: hard with the probability {@code random_ratio}, whatever the prediction. The yardstick for all others. */
final class RandomMiner implements Miner {

    private final double ratio;
    private final RandomGenerator random;

    RandomMiner(MinerParameters parameters, RandomGenerator random) throws InvalidMinerException {
        this.ratio = parameters.number("random_ratio", 0.3);
        this.random = random;
    }

    @Override
    public String name() {
        return "Random";
    }

    @Override
    public Class<Prediction> reads() {
        return Prediction.class;
    }

    @Override
    public Hardness look(Prediction prediction) {
        double draw = random.nextDouble();
        return new Hardness(1 - draw, draw < ratio);
    }
}
