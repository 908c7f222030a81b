package io.skerry.mining;

/** Hard if the normalised entropy of the calibrated probabilities is above the threshold. */
final class EntropyMiner extends ClassMiner {

    private final double threshold;

    EntropyMiner(MinerParameters parameters) throws InvalidMinerException {
        threshold = parameters.number("threshold", 0.5);
    }

    @Override
    public String name() {
        return "Entropy";
    }

    @Override
    Hardness look(ClassScores scores) {
        for (double p : scores.calibrated()) {
            if (!(p >= 0 && p <= 1)) {
                return Hardness.UNREADABLE;
            }
        }
        double entropy = NormalisedEntropy.of(scores.calibrated());
        return Hardness.of(entropy, entropy > threshold);
    }
}
