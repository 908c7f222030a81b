package io.skerry.training;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.training.Slot;
import io.skerry.onnx.training.StepGraph;
import io.skerry.onnx.training.StepSession;
import io.skerry.training.checkpoint.Checkpoint;
import io.skerry.training.checkpoint.CheckpointFile;
import io.skerry.training.data.DataException;
import io.skerry.training.data.Examples;
import io.skerry.training.data.Shuffle;
import io.skerry.training.metrics.Epoch;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Trains a classifier, epoch by epoch, and keeps the best. For one thread. */
public final class Trainer implements AutoCloseable {

    private final OnnxGraph model;
    private final Examples training;
    private final Evaluator validation;
    private final TrainingSettings settings;
    private final StepGraph step;
    private final StepSession session;
    private final String input;

    /**
     * Prepares a training.
     *
     * @param model from FP32 examples to logits; its parameters are where it begins
     * @param training what it learns from
     * @param validation what each epoch is judged by
     * @throws io.skerry.onnx.ModelException if the model cannot be trained
     * @throws io.skerry.onnx.gradient.GradientException if an operator cannot be differentiated
     * @throws DataException if the data does not fit
     */
    public Trainer(
            OnnxGraph model,
            Examples training,
            Examples validation,
            TrainingSettings settings,
            SessionSettings sessionSettings) {
        if (training.size() == 0) {
            throw new DataException("there are no examples to learn from");
        }
        this.model = model;
        this.training = training;
        this.validation = new Evaluator(validation, sessionSettings);
        this.settings = settings;
        this.step = StepGraph.of(model, settings.step());
        this.input = model.inputs().getFirst().getName();
        this.session = new StepSession(step, Math.min(settings.batch(), training.size()), sessionSettings);
    }

    /**
     * Trains until it is done, or no better for too long.
     *
     * @param file where the last finished epoch is kept; a training that was interrupted goes on from there. Absent: nowhere
     * @throws TrainingException if the loss is no number any more
     * @throws io.skerry.training.checkpoint.CheckpointException if the checkpoint cannot be used or written
     */
    public TrainedModel train(TrainingListener listener, @Nullable CheckpointFile file) {
        session.seed(settings.seed());
        String run = RunDigest.of(model, training, settings);
        Progress progress = Optional.ofNullable(file)
                .flatMap(kept -> kept.read(run))
                .map(this::resume)
                .orElseGet(this::begin);
        while (progress.history.size() < settings.epochs() && !progress.isStuck(settings.patience())) {
            int number = progress.history.size() + 1;
            double loss = epoch(number, listener);
            Map<String, float[]> now = values(step.learned());
            Epoch epoch = new Epoch(number, loss, validation.evaluate(model.withInitializers(now)));
            progress.add(epoch, now);
            listener.finished(epoch);
            if (file != null) {
                file.write(new Checkpoint(run, progress.history, values(slots().toList()), progress.best));
            }
        }
        return new TrainedModel(model.withInitializers(progress.best), progress.bestEpoch(), progress.history);
    }

    private Progress begin() {
        Set<String> names = step.learned().stream().map(Slot::name).collect(Collectors.toSet());
        Map<String, float[]> first = model.initializers().values().stream()
                .filter(tensor -> names.contains(tensor.getName()))
                .collect(Collectors.toMap(TensorProto::getName, Tensors::floats));
        load(first);
        return new Progress(List.of(), first);
    }

    private Progress resume(Checkpoint checkpoint) {
        load(checkpoint.slots());
        return new Progress(checkpoint.history(), checkpoint.best());
    }

    private void load(Map<String, float[]> values) {
        values.forEach((slot, numbers) -> session.slot(slot).put(numbers));
    }

    private Stream<Slot> slots() {
        return Stream.concat(step.learned().stream(), step.memories().stream());
    }

    private Map<String, float[]> values(List<Slot> slots) {
        Map<String, float[]> values = new HashMap<>();
        for (Slot slot : slots) {
            FloatBuffer buffer = session.slot(slot.name());
            float[] copy = new float[buffer.remaining()];
            buffer.get(copy);
            values.put(slot.name(), copy);
        }
        return values;
    }

    /** All examples once; the mean of the batches' losses. */
    private double epoch(int number, TrainingListener listener) {
        int[] order = Shuffle.order(training.size(), settings.seed(), number);
        int batches = (order.length - 1) / settings.batch() + 1;
        long steps = (long) batches * settings.epochs();
        BatchFeed feed = new BatchFeed(session, input, training);
        double sum = 0;
        for (int batch = 0; batch < batches; batch++) {
            int from = batch * settings.batch();
            int size = Math.min(settings.batch(), order.length - from);
            feed.fill(order, from, size);
            long before = (long) (number - 1) * batches + batch;
            float loss = session.step(size, (float) settings.schedule().rate(before, steps), before + 1);
            requireNumber(loss, batch + 1, number);
            sum += (double) loss * size;
            listener.stepped(before + 1, steps, loss);
        }
        return sum / order.length;
    }

    private void requireNumber(float loss, int batch, int epoch) {
        if (!Float.isFinite(loss)) {
            session.undo();
            throw new TrainingException("the loss of batch " + batch + " in epoch " + epoch + " is " + loss
                    + ": look for numbers out of proportion in the data, or take a smaller learning rate; what the last"
                    + " finished epoch gave is kept");
        }
    }

    @Override
    public void close() {
        session.close();
    }

    /** What is known after some epochs. */
    private static final class Progress {

        private static final Comparator<Epoch> BY_ACCURACY =
                Comparator.comparingDouble(epoch -> epoch.validation().accuracy());

        private final List<Epoch> history;
        private Map<String, float[]> best;

        Progress(List<Epoch> history, Map<String, float[]> best) {
            this.history = new ArrayList<>(history);
            this.best = best;
        }

        void add(Epoch epoch, Map<String, float[]> parameters) {
            if (history.isEmpty() || BY_ACCURACY.compare(epoch, bestEpoch()) > 0) {
                best = parameters;
            }
            history.add(epoch);
        }

        /** Of those that are equally good, the first. */
        Epoch bestEpoch() {
            return history.stream()
                    .reduce((one, other) -> BY_ACCURACY.compare(other, one) > 0 ? other : one)
                    .orElseThrow();
        }

        boolean isStuck(int patience) {
            return patience > 0
                    && !history.isEmpty()
                    && history.size() - bestEpoch().number() >= patience;
        }
    }
}
