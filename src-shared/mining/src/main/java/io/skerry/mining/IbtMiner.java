package io.skerry.mining;

/**
 * Sedna's IBT (image by box threshold): hard if at least 1 − {@code threshold_img} of the boxes have a score of at
 * most {@code threshold_box}. A score outside 0…1 makes the whole image not hard, as with Sedna.
 */
final class IbtMiner extends BoxMiner {

    private final double imageThreshold;
    private final double boxThreshold;

    IbtMiner(MinerParameters parameters) throws InvalidMinerException {
        imageThreshold = parameters.number("threshold_img", 0.5);
        boxThreshold = parameters.number("threshold_box", 0.5);
    }

    @Override
    public String name() {
        return "IBT";
    }

    @Override
    Hardness look(Boxes boxes) {
        int unsure = 0;
        for (double[] row : boxes.rows()) {
            double score = row[Boxes.SCORE];
            if (!(score >= 0 && score <= 1)) {
                return Hardness.EASY;
            }
            if (score <= boxThreshold) {
                unsure++;
            }
        }
        double share = (double) unsure / boxes.rows().size();
        return new Hardness(share, share >= 1 - imageThreshold);
    }
}
