package io.skerry.training;

import io.skerry.onnx.ModelSession;
import io.skerry.onnx.PinnedRun;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.TensorSpec;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.training.data.DataException;
import io.skerry.training.data.Examples;
import io.skerry.training.metrics.ConfusionMatrix;
import io.skerry.training.metrics.Evaluation;
import java.nio.FloatBuffer;
import java.util.List;

/** Says how good a classifier is on examples that it was not trained on. */
public final class Evaluator {

    private static final int BATCH = 256;

    private final Examples examples;
    private final SessionSettings settings;

    public Evaluator(Examples examples, SessionSettings settings) {
        if (examples.size() == 0) {
            throw new DataException("there are no examples to evaluate a model on: hold some back");
        }
        this.examples = examples;
        this.settings = settings;
    }

    /**
     * Runs a model over all examples.
     *
     * @param model from FP32 examples to logits
     */
    public Evaluation evaluate(OnnxGraph model) {
        return assess(model).evaluation();
    }

    /**
     * What was found.
     *
     * @param evaluation in numbers
     * @param matrix what was taken for what
     */
    public record Assessment(Evaluation evaluation, ConfusionMatrix matrix) {}

    /** As {@link #evaluate(OnnxGraph)}, and which classes it takes for which. */
    public Assessment assess(OnnxGraph model) {
        ConfusionMatrix matrix = new ConfusionMatrix(examples.classes());
        double loss = 0;
        try (ModelSession session = ModelSession.of(model.bytes(), "the model", settings);
                PinnedRun run = session.pin(Math.min(BATCH, examples.size()))) {
            TensorSpec input = session.inputs().getFirst();
            TensorSpec output = session.outputs().getFirst();
            requireFit(input, output);
            float[] logits = new float[examples.classes()];
            for (int from = 0; from < examples.size(); from += run.maxBatch()) {
                int batch = Math.min(run.maxBatch(), examples.size() - from);
                FloatBuffer in = run.input(input.name()).asFloatBuffer();
                for (int i = 0; i < batch; i++) {
                    examples.write(from + i, in);
                }
                run.run(batch);
                FloatBuffer out = run.output(output.name()).asFloatBuffer();
                for (int i = 0; i < batch; i++) {
                    out.get(logits);
                    int label = examples.label(from + i);
                    matrix.add(label, largest(logits));
                    loss += crossEntropy(logits, label);
                }
            }
        }
        Evaluation evaluation = new Evaluation(loss / examples.size(), matrix.accuracy(), matrix.macroF1());
        return new Assessment(evaluation, matrix);
    }

    private void requireFit(TensorSpec input, TensorSpec output) {
        List<Long> one = input.shape().subList(1, input.shape().size());
        if (!one.equals(examples.shape())
                || output.shape().size() != 2
                || output.shape().get(1) != examples.classes()) {
            throw new DataException("the examples are " + examples.shape() + " of " + examples.classes()
                    + " classes, the model takes " + input + " and gives " + output + ": they do not belong together");
        }
    }

    private static int largest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    private static double crossEntropy(float[] logits, int label) {
        double top = logits[largest(logits)];
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - top);
        }
        return top + Math.log(sum) - logits[label];
    }
}
