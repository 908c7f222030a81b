package io.skerry.mining.calibration;

import java.util.List;

/**
 * What is known of a model's calibration; it travels in the model's manifest.
 *
 * @param temperature what the logits are divided by, see {@link Temperature}
 * @param eceBefore expected calibration error of the plain softmax
 * @param eceAfter the same at the temperature
 * @param examples how many examples the errors and the curve were measured on
 * @param risk the risk–coverage curve; may be empty
 */
public record Calibration(double temperature, double eceBefore, double eceAfter, int examples, List<RiskPoint> risk) {

    private static final int FIT_EVERY = 4;

    public Calibration {
        if (!(eceBefore >= 0 && eceBefore <= 1 && eceAfter >= 0 && eceAfter <= 1) || examples < 0) {
            throw new IllegalArgumentException("a calibration has impossible values: error before " + eceBefore
                    + ", after " + eceAfter + ", examples " + examples);
        }
        temperature = new Temperature(temperature).value();
        risk = List.copyOf(risk);
    }

    /**
     * Calibrates a model on labelled examples: every {@value #FIT_EVERY}th fits the temperature, all others measure
     * the errors and the curve, so that nothing is measured on what it was fitted to.
     *
     * @param logits one row for each example, one column for each class; finite; in no particular order
     * @param labels the index of the right class for each example
     * @throws IllegalArgumentException if there are fewer than {@value #FIT_EVERY} examples, or logits and labels do not fit
     */
    public static Calibration fit(double[][] logits, int[] labels) {
        LabelledLogits all = new LabelledLogits(logits, labels);
        LabelledLogits fitted = all.where(i -> i % FIT_EVERY == FIT_EVERY - 1);
        LabelledLogits measured = all.where(i -> i % FIT_EVERY != FIT_EVERY - 1);
        Temperature temperature = Temperature.fit(fitted.logits(), fitted.labels());
        boolean[] correct = measured.correct();
        double[] confidence = measured.confidence(temperature);
        return new Calibration(
                temperature.value(),
                ReliabilityDiagram.of(measured.confidence(Temperature.NONE), correct)
                        .expectedCalibrationError(),
                ReliabilityDiagram.of(confidence, correct).expectedCalibrationError(),
                correct.length,
                RiskCoverage.curve(confidence, correct));
    }
}
