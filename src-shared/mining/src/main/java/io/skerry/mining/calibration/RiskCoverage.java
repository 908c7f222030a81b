package io.skerry.mining.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which error remains if only the most confident answers are kept.
 *
 * <p>Source: Y. Geifman, R. El-Yaniv, "Selective Classification for Deep Neural Networks", NIPS 2017.
 */
public final class RiskCoverage {

    private static final int POINTS = 20;

    private RiskCoverage() {}

    /**
     * What a target error leads to.
     *
     * @param threshold answers with at least this confidence are kept
     * @param coverage the share of answers that were kept on the check set
     * @param errorBound the error of the kept answers is at most this, with the confidence asked for
     * @param reached whether the bound is within the target; if not, this is the strictest threshold there is
     */
    public record Selection(double threshold, double coverage, double errorBound, boolean reached) {}

    /**
     * The curve at {@value #POINTS} evenly spaced coverages, strictest first; equal thresholds appear once.
     *
     * @param confidence the largest calibrated probability of each example, 0…1
     * @param correct whether the likeliest class was right
     */
    public static List<RiskPoint> curve(double[] confidence, boolean[] correct) {
        int n = confidence.length;
        if (n == 0 || n != correct.length) {
            throw new IllegalArgumentException("there are " + n + " confidences for " + correct.length + " answers");
        }
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -confidence[i]));
        List<RiskPoint> points = new ArrayList<>();
        int kept = 0;
        int wrong = 0;
        for (int point = 1; point <= POINTS; point++) {
            int due = Math.max(1, (int) Math.round((double) point * n / POINTS));
            if (due <= kept) {
                continue;
            }
            double threshold = confidence[order[due - 1]];
            for (; kept < n && confidence[order[kept]] >= threshold; kept++) {
                wrong += correct[order[kept]] ? 0 : 1;
            }
            points.add(new RiskPoint(threshold, (double) kept / n, (double) wrong / kept));
        }
        return List.copyOf(points);
    }

    /**
     * The threshold that keeps most answers and whose error, measured on the check set, is at most the target even at
     * the upper end of its Clopper–Pearson interval. The doubt is shared out among all points of the curve
     * (Bonferroni), since the best one is picked after the fact: with the stated confidence, the error of answers
     * from the same distribution stays within the target.
     *
     * @param calibration with a curve that is not empty
     * @param targetError above 0 and below 1
     * @param confidence above 0 and below 1
     */
    public static Selection threshold(Calibration calibration, double targetError, double confidence) {
        List<Selection> selections = bounds(calibration, targetError, confidence);
        return selections.stream()
                .filter(Selection::reached)
                .max(Comparator.comparingDouble(Selection::coverage))
                .orElseGet(() -> selections.stream()
                        .max(Comparator.comparingDouble(Selection::threshold))
                        .orElseThrow(() -> new IllegalArgumentException("the risk-coverage curve has no points")));
    }

    private static List<Selection> bounds(Calibration calibration, double targetError, double confidence) {
        double doubt = (1 - confidence) / calibration.risk().size();
        return calibration.risk().stream()
                .map(point -> {
                    int kept = (int) Math.round(point.coverage() * calibration.examples());
                    int wrong = (int) Math.round(point.error() * kept);
                    double bound = BinomialBound.upper(wrong, kept, doubt);
                    return new Selection(point.threshold(), point.coverage(), bound, bound <= targetError);
                })
                .toList();
    }
}
