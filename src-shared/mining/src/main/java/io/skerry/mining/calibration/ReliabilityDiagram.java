package io.skerry.mining.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * How often a model is right when it claims to be so sure: {@value #BINS} equal-width bins of confidence.
 *
 * <p>Source: C. Guo, G. Pleiss, Y. Sun, K. Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, section 2.
 *
 * @param bins in order of confidence
 */
public record ReliabilityDiagram(List<Bin> bins) {

    public static final int BINS = 15;

    /**
     * One bin.
     *
     * @param examples how many fell into it
     * @param confidence their mean confidence; 0 if there are none
     * @param accuracy the share of right answers; 0 if there are none
     */
    public record Bin(int examples, double confidence, double accuracy) {}

    public ReliabilityDiagram {
        bins = List.copyOf(bins);
    }

    /**
     * Sorts answers into bins; a confidence on a border belongs to the lower bin.
     *
     * @param confidence the largest probability of each example, 0…1
     * @param correct whether the likeliest class was right
     */
    public static ReliabilityDiagram of(double[] confidence, boolean[] correct) {
        if (confidence.length == 0 || confidence.length != correct.length) {
            throw new IllegalArgumentException(
                    "there are " + confidence.length + " confidences for " + correct.length + " answers");
        }
        int[] examples = new int[BINS];
        double[] sure = new double[BINS];
        int[] right = new int[BINS];
        for (int i = 0; i < confidence.length; i++) {
            int bin = Math.clamp((long) Math.ceil(confidence[i] * BINS) - 1, 0, BINS - 1);
            examples[bin]++;
            sure[bin] += confidence[i];
            right[bin] += correct[i] ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>(BINS);
        for (int bin = 0; bin < BINS; bin++) {
            int n = Math.max(1, examples[bin]);
            bins.add(new Bin(examples[bin], sure[bin] / n, (double) right[bin] / n));
        }
        return new ReliabilityDiagram(bins);
    }

    /** ECE: the gap between confidence and accuracy, in the mean over all examples; 0 is perfect. */
    public double expectedCalibrationError() {
        double gap = 0;
        int examples = 0;
        for (Bin bin : bins) {
            gap += bin.examples * Math.abs(bin.confidence - bin.accuracy);
            examples += bin.examples;
        }
        return gap / examples;
    }
}
