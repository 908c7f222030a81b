package io.skerry.mining;

import io.skerry.mining.calibration.LogSumExp;

/**
 * Hard if the negative energy T · ln Σ exp(z / T) of the logits z is below the threshold: the model has seen little
 * like it. Unlike a probability it also tells examples from another world, for which a softmax may be very sure.
 *
 * <p>Source: W. Liu, X. Wang, J. Owens, Y. Li, "Energy-based Out-of-distribution Detection", NeurIPS 2020, section 3.1.
 */
final class EnergyMiner extends ClassMiner {

    private final double threshold;
    private final double temperature;

    EnergyMiner(MinerParameters parameters, double temperature) throws InvalidMinerException {
        this.threshold = parameters.required(
                "threshold", "the negative energy, in the unit of the logits, below which an example is hard");
        this.temperature = temperature;
    }

    @Override
    public String name() {
        return "Energy";
    }

    @Override
    Hardness look(ClassScores scores) {
        double[] logits = scores.logits();
        if (logits == null) {
            throw new IllegalArgumentException(
                    "Energy reads logits, but the model gives probabilities only: use Margin");
        }
        double below = threshold - LogSumExp.of(logits, temperature);
        return Double.isFinite(below) ? Hardness.of(squash(below), below > 0) : Hardness.UNREADABLE;
    }

    /** Maps the real line to 0…1 in order, with 0 at one half; its tails do not saturate as those of a logistic do. */
    private static double squash(double x) {
        return 0.5 * (1 + x / (1 + Math.abs(x)));
    }
}
