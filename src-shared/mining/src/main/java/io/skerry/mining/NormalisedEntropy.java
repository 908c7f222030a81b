package io.skerry.mining;

/** Shannon's entropy as a share of the largest that so many classes can have. */
final class NormalisedEntropy {

    private NormalisedEntropy() {}

    /**
     * 0 for certainty, 1 for no idea. An impossible class adds nothing (p · ln p tends to 0), and a single class
     * leaves no doubt; Sedna raises an error for both.
     */
    static double of(double[] probabilities) {
        if (probabilities.length < 2) {
            return 0;
        }
        double entropy = 0;
        for (double p : probabilities) {
            if (p > 0) {
                entropy -= p * Math.log(p);
            }
        }
        return entropy / Math.log(probabilities.length);
    }
}
