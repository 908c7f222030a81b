package io.skerry.inference.predict;

import io.skerry.mining.ClassScores;
import io.skerry.mining.calibration.Temperature;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.ModelManifest;
import io.skerry.onnx.ModelManifest.Postprocess;
import java.nio.ByteBuffer;
import java.util.List;

/** Makes an answer of a model's output, as its manifest says. */
final class Scoring {

    private final List<String> labels;
    private final Postprocess postprocess;
    private final Temperature temperature;

    Scoring(ModelManifest manifest) {
        this.labels = manifest.labels();
        this.postprocess = manifest.output().postprocess();
        this.temperature = ManifestCalibration.temperature(manifest);
    }

    /**
     * The answer for one example.
     *
     * @param output FP32, native order
     * @param example its index in the batch
     * @throws ModelException if the numbers are not finite
     */
    Classification read(ByteBuffer output, int example) {
        double[] row = new double[labels.size()];
        int at = example * row.length * Float.BYTES;
        for (int i = 0; i < row.length; i++) {
            row[i] = output.getFloat(at + i * Float.BYTES);
            if (!Double.isFinite(row[i])) {
                throw new ModelException(
                        Kind.RUN_FAILED,
                        "the model's output for class " + i + " is " + row[i] + ", not a finite number");
            }
        }
        return Classification.of(scores(row), labels);
    }

    private ClassScores scores(double[] row) {
        return switch (postprocess) {
            case SOFTMAX -> ClassScores.ofLogits(row, temperature);
            case NONE -> new ClassScores(row, temperature.softmax(logarithms(row)), null);
        };
    }

    /** Logits that have these probabilities; a probability of 0 becomes the smallest number there is. */
    private static double[] logarithms(double[] probabilities) {
        double[] logits = new double[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = Math.log(Math.max(probabilities[i], Double.MIN_NORMAL));
        }
        return logits;
    }
}
