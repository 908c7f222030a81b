package io.skerry.inference.predict;

import io.skerry.inference.dataset.IdxException;
import io.skerry.inference.dataset.LabelledImages;
import io.skerry.onnx.CheckSetFiles;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a loaded model answers the examples that travel with it as its manifest says. */
public final class ModelCheck {

    /** Accuracies of one model on two machines differ by less: only ties fall differently. */
    public static final double TOLERANCE = 0.005;

    private ModelCheck() {}

    /**
     * Runs the model on its check set, if it has one.
     *
     * @param tolerance how far the accuracy may be from the manifest's
     * @return the share of it that the model answers right; empty if it has none
     * @throws ModelException of {@link Kind#CHECK_FAILED} if it is further, or the check set cannot be read
     */
    public static Optional<Double> require(Predictor predictor, double tolerance) {
        return predictor.artefact().checkSet().map(files -> require(predictor, files, tolerance));
    }

    private static double require(Predictor predictor, CheckSetFiles files, double tolerance) {
        double found = accuracy(predictor, read(files));
        if (!(Math.abs(found - files.accuracy()) <= tolerance)) {
            throw new ModelException(
                    Kind.CHECK_FAILED,
                    predictor.name() + " answers " + found + " of its check set right, its manifest says "
                            + files.accuracy()
                            + ": it is not the model that was measured, or it runs differently here");
        }
        return found;
    }

    private static LabelledImages read(CheckSetFiles files) {
        try {
            return LabelledImages.read(files);
        } catch (IdxException e) {
            throw new ModelException(Kind.CHECK_FAILED, "the check set is not valid: " + e.getMessage(), e);
        }
    }

    /** The share of examples whose likeliest class is the right one. */
    public static double accuracy(Predictor predictor, LabelledImages examples) {
        List<Classification> answers = answers(predictor, examples);
        int right = 0;
        for (int i = 0; i < examples.size(); i++) {
            right += answers.get(i).index() == examples.label(i) ? 1 : 0;
        }
        return (double) right / examples.size();
    }

    /** The model's answers to all examples, in their order. */
    public static List<Classification> answers(Predictor predictor, LabelledImages examples) {
        List<Classification> answers = new ArrayList<>(examples.size());
        for (int from = 0; from < examples.size(); from += Predictor.MAX_BATCH) {
            int to = Math.min(from + Predictor.MAX_BATCH, examples.size());
            answers.addAll(predictor.classify(examples.images(from, to)));
        }
        return answers;
    }
}
