package io.skerry.mining.calibration;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What is known of a model's calibration; it travels in the model's manifest.
 *
 * @param temperature what the logits are divided by, see {@link Temperature}; 1 if no other lowers the error
 * @param eceBefore expected calibration error of the plain softmax
 * @param eceAfter the same with a temperature, on examples that it was not fitted to
 * @param examples how many examples the errors and the curve were measured on
 * @param risk the risk–coverage curve; may be empty
 */
public record Calibration(double temperature, double eceBefore, double eceAfter, int examples, List<RiskPoint> risk) {

    private static final int ROUNDS = 20;

    public Calibration {
        if (!(eceBefore >= 0 && eceBefore <= 1 && eceAfter >= 0 && eceAfter <= 1) || examples < 0) {
            throw new IllegalArgumentException("a calibration has impossible values: error before " + eceBefore
                    + ", after " + eceAfter + ", examples " + examples);
        }
        temperature = new Temperature(temperature).value();
        risk = List.copyOf(risk);
    }

    /**
     * Calibrates a model on labelled examples. The temperature is fitted to all of them. Its error is measured by two-fold
     * cross-validation (M. Stone, "Cross-Validatory Choice and Assessment of Statistical Predictions", JRSS B 36, 1974): each half at the
     * temperature that the other half gives, so that it is not measured on what was fitted to it; the mean over {@value #ROUNDS} ways to
     * halve them. If that is not lower than the error of the plain softmax, no temperature is taken: it stays 1.
     *
     * @param logits one row for each example, one column for each class; finite
     * @param labels the index of the right class for each example
     * @param random chooses the halves
     * @throws IllegalArgumentException if there are fewer than 2 examples, or logits and labels do not fit
     */
    public static Calibration fit(double[][] logits, int[] labels, RandomGenerator random) {
        LabelledLogits all = new LabelledLogits(logits, labels);
        double before = error(all);
        double after = IntStream.range(0, ROUNDS)
                .mapToDouble(_ -> validatedError(all.halves(random)))
                .average()
                .orElseThrow();
        Temperature temperature = after < before ? fit(all) : Temperature.NONE;
        return new Calibration(
                temperature.value(),
                before,
                Math.min(before, after),
                labels.length,
                RiskCoverage.curve(all.confidence(temperature), all.correct()));
    }

    private static double validatedError(LabelledLogits.Halves halves) {
        return error(halves.first()
                .dividedBy(fit(halves.second()))
                .and(halves.second().dividedBy(fit(halves.first()))));
    }

    private static Temperature fit(LabelledLogits examples) {
        return Temperature.fit(examples.logits(), examples.labels());
    }

    private static double error(LabelledLogits examples) {
        return ReliabilityDiagram.of(examples.confidence(Temperature.NONE), examples.correct())
                .expectedCalibrationError();
    }
}
