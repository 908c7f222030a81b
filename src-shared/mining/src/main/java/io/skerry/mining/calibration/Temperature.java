package io.skerry.mining.calibration;

/**
 * Temperature scaling: the logits are divided by one number before the softmax. It leaves every answer as it is and
 * changes only how sure the model claims to be.
 *
 * <p>Source: C. Guo, G. Pleiss, Y. Sun, K. Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, section 4.2.
 *
 * @param value above 1 for a model that is too sure of itself; at least {@value #MIN}, at most {@value #MAX}
 */
public record Temperature(double value) {

    /** Lower temperatures make any answer certain. */
    public static final double MIN = 0.05;

    /** Higher temperatures make all answers alike. */
    public static final double MAX = 20;

    /** The plain softmax. */
    public static final Temperature NONE = new Temperature(1);

    private static final int MAX_STEPS = 100;
    private static final double PRECISION = 1e-10;

    public Temperature {
        if (!(value >= MIN && value <= MAX)) {
            throw new IllegalArgumentException(
                    "a temperature of " + value + " does not lie between " + MIN + " and " + MAX);
        }
    }

    /**
     * The temperature with the least mean negative log-likelihood of the labels, cut to {@value #MIN}…{@value #MAX}.
     *
     * <p>In 1 / temperature the likelihood is convex, so its slope has one zero: Newton's method finds it, and a
     * bisection takes over wherever Newton would leave the bracket.
     *
     * @param logits one row for each example, one column for each class; finite
     * @param labels the index of the right class for each example
     * @throws IllegalArgumentException if there is no example, or the lengths or labels do not fit
     */
    public static Temperature fit(double[][] logits, int[] labels) {
        LabelledLogits data = new LabelledLogits(logits, labels);
        double low = 1 / MAX;
        double high = 1 / MIN;
        double inverse = 1;
        for (int step = 0; step < MAX_STEPS && high - low > PRECISION * inverse; step++) {
            Slope slope = Slope.at(inverse, data);
            if (slope.first > 0) {
                high = inverse;
            } else {
                low = inverse;
            }
            double newton = inverse - slope.first / slope.second;
            double next = newton > low && newton < high ? newton : (low + high) / 2;
            if (Math.abs(next - inverse) <= PRECISION * inverse) {
                return of(1 / next);
            }
            inverse = next;
        }
        return of(1 / inverse);
    }

    private static Temperature of(double value) {
        return new Temperature(Math.clamp(value, MIN, MAX));
    }

    /** The calibrated probabilities of one example; they sum to 1. */
    public double[] softmax(double[] logits) {
        double[] probabilities = new double[logits.length];
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = Math.exp((logits[i] - max) / value);
            sum += probabilities[i];
        }
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }

    /** The mean negative log-likelihood of the labels in nats, at this temperature. */
    public double negativeLogLikelihood(double[][] logits, int[] labels) {
        LabelledLogits data = new LabelledLogits(logits, labels);
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double[] row = data.logits()[i];
            sum += (LogSumExp.of(row, value) - row[labels[i]]) / value;
        }
        return sum / labels.length;
    }

    /** The first and second derivative of the summed negative log-likelihood by 1 / temperature. */
    private record Slope(double first, double second) {

        static Slope at(double inverse, LabelledLogits data) {
            Temperature temperature = of(1 / inverse);
            double first = 0;
            double second = 0;
            for (int i = 0; i < data.labels().length; i++) {
                double[] row = data.logits()[i];
                double[] p = temperature.softmax(row);
                double mean = 0;
                double square = 0;
                for (int j = 0; j < row.length; j++) {
                    mean += p[j] * row[j];
                    square += p[j] * row[j] * row[j];
                }
                first += mean - row[data.labels()[i]];
                second += square - mean * mean;
            }
            return new Slope(first, second);
        }
    }
}
