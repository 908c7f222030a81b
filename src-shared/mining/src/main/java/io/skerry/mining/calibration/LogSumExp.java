package io.skerry.mining.calibration;

/** The soft maximum of logits at a temperature: T · ln Σ exp(z / T), without overflow. */
public final class LogSumExp {

    private LogSumExp() {}

    /** In the unit of the logits; minus infinity for no logits. */
    public static double of(double[] logits, double temperature) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        if (Double.isInfinite(max)) {
            return max;
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp((logit - max) / temperature);
        }
        return max + temperature * Math.log(sum);
    }
}
