package io.skerry.training;

import io.skerry.onnx.training.StepGraph;
import io.skerry.onnx.training.StepSession;
import io.skerry.training.data.Examples;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * Fills the inputs of a training step with examples.
 *
 * @param session that takes the step
 * @param input name of the model's input
 * @param examples where they are from
 */
public record BatchFeed(StepSession session, String input, Examples examples) {

    /**
     * Writes a batch.
     *
     * @param order indices of examples
     * @param from the first of the batch in that order
     * @param size how many
     */
    public void fill(int[] order, int from, int size) {
        FloatBuffer inputs = session.input(input).asFloatBuffer();
        LongBuffer labels = session.input(StepGraph.LABELS).asLongBuffer();
        for (int i = 0; i < size; i++) {
            examples.write(order[from + i], inputs);
            labels.put(examples.label(order[from + i]));
        }
    }
}
