package io.skerry.inference.predict;

import io.skerry.inference.dataset.LabelledImages;
import io.skerry.mining.calibration.Calibration;
import io.skerry.mining.calibration.ReliabilityDiagram;
import io.skerry.mining.calibration.RiskCoverage;
import io.skerry.mining.calibration.Temperature;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Measures how sure a model really is, on examples that it was not trained on. */
public final class CalibrationRun {

    private CalibrationRun() {}

    /**
     * Fits the temperature and measures the calibration error before and after, and the risk–coverage curve.
     *
     * @throws ModelException if the model gives probabilities, not logits, or an example's class is none of the model's
     */
    public static Calibration measure(Predictor predictor, LabelledImages examples) {
        requireClasses(predictor, examples);
        double[][] logits = logits(predictor, examples);
        int[] labels = examples.labels();
        Temperature temperature = Temperature.fit(logits, labels);
        Sureness before = Sureness.of(logits, labels, Temperature.NONE);
        Sureness after = Sureness.of(logits, labels, temperature);
        return new Calibration(
                temperature.value(),
                before.calibrationError(),
                after.calibrationError(),
                labels.length,
                RiskCoverage.curve(after.confidence, after.correct));
    }

    private static void requireClasses(Predictor predictor, LabelledImages examples) {
        int classes = predictor.manifest().labels().size();
        int largest = Arrays.stream(examples.labels()).max().orElseThrow();
        if (largest >= classes) {
            throw new ModelException(
                    Kind.CONTRADICTION,
                    "the examples have the class " + largest + ", " + predictor.name() + " has only " + classes
                            + " classes, from 0: these are not its examples");
        }
    }

    private static double[][] logits(Predictor predictor, LabelledImages examples) {
        List<Classification> answers = ModelCheck.answers(predictor, examples);
        if (answers.getFirst().scores().logits() == null) {
            throw new ModelException(
                    Kind.UNSUPPORTED,
                    predictor.name()
                            + " gives probabilities: export it with logits and postprocess 'softmax' to calibrate it");
        }
        return answers.stream()
                .map(answer -> Objects.requireNonNull(answer.scores().logits()))
                .toArray(double[][]::new);
    }

    /** How sure the model was of each answer, and whether it was right. */
    @SuppressWarnings("ArrayRecordComponent") // lives inside one call
    private record Sureness(double[] confidence, boolean[] correct) {

        static Sureness of(double[][] logits, int[] labels, Temperature temperature) {
            double[] confidence = new double[labels.length];
            boolean[] correct = new boolean[labels.length];
            for (int i = 0; i < labels.length; i++) {
                double[] probabilities = temperature.softmax(logits[i]);
                double best = Arrays.stream(probabilities).max().orElseThrow();
                confidence[i] = best;
                correct[i] = probabilities[labels[i]] == best;
            }
            return new Sureness(confidence, correct);
        }

        double calibrationError() {
            return ReliabilityDiagram.of(confidence, correct).expectedCalibrationError();
        }
    }
}
