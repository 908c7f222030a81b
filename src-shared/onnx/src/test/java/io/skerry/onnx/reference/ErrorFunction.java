package io.skerry.onnx.reference;

/** The error function by a series whose terms are all positive (Abramowitz and Stegun, 7.1.6). */
final class ErrorFunction {

    /** From where on it is 1 in double precision. */
    private static final double FAR = 6;

    private static final int TERMS = 200;

    private ErrorFunction() {}

    static double of(double x) {
        if (Math.abs(x) > FAR) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; n < TERMS; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
