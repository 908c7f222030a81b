package io.skerry.mining;

/**
 * Hard if the likeliest class leads the second by less than the threshold, on calibrated probabilities.
 *
 * <p>Source: T. Scheffer, C. Decomain, S. Wrobel, "Active Hidden Markov Models for Information Extraction", IDA 2001.
 */
final class MarginMiner extends ClassMiner {

    private final double threshold;

    MarginMiner(MinerParameters parameters) throws InvalidMinerException {
        threshold = parameters.number("threshold", 0.5);
    }

    @Override
    public String name() {
        return "Margin";
    }

    @Override
    Hardness look(ClassScores scores) {
        double first = 0;
        double second = 0;
        for (double p : scores.calibrated()) {
            if (!(p >= 0 && p <= 1)) {
                return Hardness.UNREADABLE;
            }
            if (p > first) {
                second = first;
                first = p;
            } else if (p > second) {
                second = p;
            }
        }
        double margin = first - second;
        return Hardness.of(1 - margin, margin < threshold);
    }
}
