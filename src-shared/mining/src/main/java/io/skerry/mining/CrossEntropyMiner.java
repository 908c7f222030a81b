package io.skerry.mining;

/**
 * Sedna's CrossEntropy: hard if 1 − normalised entropy of the plain softmax is below the threshold. Probabilities
 * outside 0…1 are not hard, as with Sedna.
 */
final class CrossEntropyMiner extends ClassMiner {

    private final double threshold;

    CrossEntropyMiner(MinerParameters parameters) throws InvalidMinerException {
        threshold = parameters.number("threshold_cross_entropy", 0.5);
    }

    @Override
    public String name() {
        return "CrossEntropy";
    }

    @Override
    Hardness look(ClassScores scores) {
        double[] probabilities = scores.probabilities();
        for (double p : probabilities) {
            if (!(p >= 0 && p <= 1)) {
                return Hardness.EASY;
            }
        }
        if (probabilities.length == 0) {
            return Hardness.EASY;
        }
        double entropy = NormalisedEntropy.of(probabilities);
        return Hardness.of(entropy, 1 - entropy < threshold);
    }
}
