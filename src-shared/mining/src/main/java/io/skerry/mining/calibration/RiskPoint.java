package io.skerry.mining.calibration;

/**
 * One point of a risk–coverage curve.
 *
 * @param threshold answers with at least this calibrated confidence are kept
 * @param coverage the share of answers that are kept, 0…1
 * @param error the share of wrong answers among those kept, 0…1
 */
public record RiskPoint(double threshold, double coverage, double error) {

    public RiskPoint {
        if (!(threshold >= 0 && threshold <= 1 && coverage >= 0 && coverage <= 1 && error >= 0 && error <= 1)) {
            throw new IllegalArgumentException("a risk point has a value outside 0…1: threshold " + threshold
                    + ", coverage " + coverage + ", error " + error);
        }
    }
}
