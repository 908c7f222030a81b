package io.skerry.mining.calibration;

/** The check that logits and labels belong together. */
final class LabelledLogits {

    private LabelledLogits() {}

    static void check(double[][] logits, int[] labels) {
        if (logits.length == 0 || logits.length != labels.length) {
            throw new IllegalArgumentException(
                    "there are " + logits.length + " rows of logits for " + labels.length + " labels");
        }
        for (int i = 0; i < logits.length; i++) {
            if (labels[i] < 0 || labels[i] >= logits[i].length) {
                throw new IllegalArgumentException(
                        "label " + labels[i] + " of example " + i + " is none of its " + logits[i].length + " classes");
            }
            for (double logit : logits[i]) {
                if (!Double.isFinite(logit)) {
                    throw new IllegalArgumentException("example " + i + " has the logit " + logit);
                }
            }
        }
    }
}
