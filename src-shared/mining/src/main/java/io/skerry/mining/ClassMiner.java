package io.skerry.mining;

/** A miner that reads class scores. */
abstract class ClassMiner implements Miner {

    @Override
    public final Class<ClassScores> reads() {
        return ClassScores.class;
    }

    @Override
    public final Hardness look(Prediction prediction) {
        return switch (prediction) {
            case ClassScores scores -> look(scores);
            case Boxes _ ->
                throw new IllegalArgumentException(
                        name() + " reads class scores, but the model finds boxes: use Threshold or IBT");
        };
    }

    abstract Hardness look(ClassScores scores);
}
