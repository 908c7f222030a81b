package io.skerry.training.federation;

import io.skerry.learning.aggregation.ClientTask;
import io.skerry.learning.parameters.ParameterLayout;
import io.skerry.learning.parameters.ParameterShape;
import io.skerry.learning.parameters.Parameters;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.training.CrossEntropy;
import io.skerry.onnx.training.GradientCorrection;
import io.skerry.onnx.training.Penalty;
import io.skerry.onnx.training.Proximal;
import io.skerry.onnx.training.Sgd;
import io.skerry.onnx.training.Slot;
import io.skerry.onnx.training.StepGraph;
import io.skerry.onnx.training.StepOptions;
import io.skerry.onnx.training.StepSession;
import io.skerry.training.BatchFeed;
import io.skerry.training.data.Examples;
import io.skerry.training.data.Shuffle;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Trains the model of one client after the other with plain gradient descent. For one thread. */
final class LocalTraining implements AutoCloseable {

    private final StepGraph step;
    private final StepSession session;
    private final String input;
    private final ParameterLayout layout;

    /**
     * Prepares it.
     *
     * @param proximal whether tasks have a proximal term
     * @param corrected whether gradients are corrected
     * @param maxBatch examples in the largest batch of a client
     */
    LocalTraining(OnnxGraph model, boolean proximal, boolean corrected, int maxBatch, SessionSettings settings) {
        List<Penalty> penalties =
                proximal ? List.of(new Proximal()) : corrected ? List.of(new GradientCorrection()) : List.of();
        this.step = StepGraph.of(model, new StepOptions(new CrossEntropy(), Sgd.PLAIN, penalties, 0, Set.of(), false));
        this.session = new StepSession(step, maxBatch, settings);
        this.input = model.inputs().getFirst().getName();
        this.layout = layout(step);
    }

    static ParameterLayout layout(StepGraph step) {
        return ParameterLayout.of(step.learned().stream()
                .map(slot -> new ParameterShape(
                        slot.name(), slot.shape().stream().map(Math::toIntExact).toList()))
                .toList());
    }

    ParameterLayout layout() {
        return layout;
    }

    /**
     * Trains.
     *
     * @param own the client's examples
     * @param seed of their order
     * @param correction is added to each gradient; absent: none
     * @return the parameters afterwards
     */
    Parameters train(ClientTask task, Examples own, LocalWork work, long seed, @Nullable Parameters correction) {
        session.seed(seed);
        load("", task.model(), layout.count());
        if (task.proximal() > 0) {
            load("anchor/", task.model(), step.parameters().size());
            session.slot("train/mu").put((float) task.proximal());
        }
        if (correction != null) {
            load("correction/", correction, step.parameters().size());
        }
        BatchFeed feed = new BatchFeed(session, input, own);
        int batch = work.batchOf(own.size());
        long number = 0;
        for (int epoch = 0; epoch < work.epochs(); epoch++) {
            int[] order = Shuffle.order(own.size(), seed, epoch);
            for (int from = 0; from < order.length; from += batch) {
                int size = Math.min(batch, order.length - from);
                feed.fill(order, from, size);
                session.step(size, (float) work.rate(), ++number);
            }
        }
        return read();
    }

    /** Statistics come after the parameters, and no penalty is for them. */
    private void load(String prefix, Parameters values, int count) {
        float[] flat = values.toArray();
        for (int i = 0; i < count; i++) {
            String name = prefix + step.learned().get(i).name();
            session.slot(name).put(flat, layout.offset(i), layout.end(i) - layout.offset(i));
        }
    }

    private Parameters read() {
        FloatBuffer flat = FloatBuffer.allocate(layout.size());
        for (Slot slot : step.learned()) {
            flat.put(session.slot(slot.name()));
        }
        return Parameters.read(layout, flat.flip());
    }

    @Override
    public void close() {
        session.close();
    }
}
