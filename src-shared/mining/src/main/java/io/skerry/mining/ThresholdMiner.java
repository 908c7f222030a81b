package io.skerry.mining;

/** Sedna's Threshold: hard if the mean score of the boxes is below the threshold. */
final class ThresholdMiner extends BoxMiner {

    private final double threshold;

    ThresholdMiner(MinerParameters parameters) throws InvalidMinerException {
        threshold = parameters.number("threshold", 0.5);
    }

    @Override
    public String name() {
        return "Threshold";
    }

    @Override
    Hardness look(Boxes boxes) {
        double sum = 0;
        for (double[] row : boxes.rows()) {
            sum += row[Boxes.SCORE];
        }
        double mean = sum / boxes.rows().size();
        return Hardness.of(1 - mean, mean < threshold);
    }
}
