package io.skerry.inference.predict;

import io.skerry.inference.dataset.LabelledImages;
import io.skerry.mining.calibration.Calibration;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Measures how sure a model really is, on examples that it was not trained on. */
public final class CalibrationRun {

    private static final long SEED = 1;

    private CalibrationRun() {}

    /**
     * Calibrates the model on the examples: {@link Calibration#fit}. The same examples always give the same result.
     *
     * @throws ModelException if the model gives probabilities, not logits, or an example's class is none of the model's
     */
    public static Calibration measure(Predictor predictor, LabelledImages examples) {
        requireClasses(predictor, examples);
        return Calibration.fit(logits(predictor, examples), examples.labels(), new Random(SEED));
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
}
