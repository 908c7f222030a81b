package io.skerry.mining;

/** A miner that reads boxes. What has no box, or a box without a score, is not hard. */
abstract class BoxMiner implements Miner {

    @Override
    public final Class<Boxes> reads() {
        return Boxes.class;
    }

    @Override
    public final Hardness look(Prediction prediction) {
        return switch (prediction) {
            case Boxes boxes -> boxes.scored() ? look(boxes) : Hardness.EASY;
            case ClassScores _ ->
                throw new IllegalArgumentException(
                        name() + " reads boxes, but the model gives class scores: use CrossEntropy or Margin");
        };
    }

    /** Every row has a score. */
    abstract Hardness look(Boxes boxes);
}
