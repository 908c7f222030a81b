package io.skerry.learning.privacy;

/**
 * Rényi divergence of the Gaussian mechanism of sensitivity 1 on a Poisson sample: Mironov, Talwar, Zhang, "Rényi Differential Privacy of
 * the Sampled Gaussian Mechanism" (2019), section 3.3. With q the sampling rate and σ the noise multiplier, (α − 1) times the divergence of
 * order α is the logarithm of
 *
 * <pre>A(α) = E over z from N(0, σ²) of (1 − q + q exp((2z − 1) / 2σ²))^α</pre>
 *
 * <p>For whole orders this is a finite sum; for others it is integrated by the trapezoidal rule, which for such a function (analytic,
 * falling as fast as a Gaussian) converges faster than any power of the step.
 */
final class SubsampledGaussian {

    /** Beyond so many deviations from its outermost peaks the integrand is below 1e-31 of the integral. */
    private static final double TAIL = 12;

    private SubsampledGaussian() {}

    /**
     * The divergence of one step.
     *
     * @param rate sampling rate q, from 0 to 1
     * @param noise noise multiplier σ, above 0
     * @param order α, above 1
     */
    static double divergence(double rate, double noise, double order) {
        if (rate == 0) {
            return 0;
        }
        if (rate == 1) {
            return order / (2 * noise * noise);
        }
        double logMoment = order == Math.rint(order)
                ? logMomentOfWholeOrder(rate, noise, (int) order)
                : logMomentByQuadrature(rate, noise, order);
        return Math.max(0, logMoment) / (order - 1);
    }

    /** log Σ over k from 0 to α of C(α, k) (1 − q)^(α−k) q^k exp((k² − k) / 2σ²). */
    static double logMomentOfWholeOrder(double rate, double noise, int order) {
        double logBinomial = 0;
        double logSum = Double.NEGATIVE_INFINITY;
        for (int k = 0; k <= order; k++) {
            double term = logBinomial
                    + (order - k) * Math.log1p(-rate)
                    + k * Math.log(rate)
                    + ((double) k * k - k) / (2 * noise * noise);
            logSum = logAdd(logSum, term);
            logBinomial += Math.log(order - k) - Math.log(k + 1);
        }
        return logSum;
    }

    static double logMomentByQuadrature(double rate, double noise, double order) {
        // The integrand's branch points lie πσ off the real axis, in units of the deviation.
        double step = Math.min(1.0 / 8, noise / 4);
        int from = (int) Math.floor(-TAIL / step);
        int to = (int) Math.ceil((order / noise + TAIL) / step);
        double logSum = Double.NEGATIVE_INFINITY;
        for (int i = from; i <= to; i++) {
            double t = i * step;
            double likelihoodRatio = (2 * noise * t - 1) / (2 * noise * noise);
            double mixture = logAdd(Math.log1p(-rate), Math.log(rate) + likelihoodRatio);
            logSum = logAdd(logSum, order * mixture - t * t / 2);
        }
        return logSum + Math.log(step) - Math.log(2 * Math.PI) / 2;
    }

    /** log(exp(a) + exp(b)) without overflow. */
    private static double logAdd(double a, double b) {
        double larger = Math.max(a, b);
        return larger == Double.NEGATIVE_INFINITY ? larger : larger + Math.log1p(Math.exp(-Math.abs(a - b)));
    }
}
