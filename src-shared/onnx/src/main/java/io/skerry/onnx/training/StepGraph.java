package io.skerry.onnx.training;

import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.gradient.GradientException;
import io.skerry.onnx.graph.OnnxGraph;
import java.util.List;
import java.util.stream.Stream;

/**
 * One training step as a graph of standard operators. It takes the model's inputs for a batch, {@value #LABELS}, {@value #RATE} and
 * {@value #STEP}, if it is weighted {@value #WEIGHTS}, if elements are dropped {@value #SEED}, if it is taught by another model
 * {@value #TEACHER}, and the slots; it gives {@value #LOSS}, the model's outputs, and the next slots.
 *
 * @param graph of the step
 * @param parameters what is learned
 * @param statistics running means and variances of batch normalizations
 * @param memories what the optimizer remembers
 * @param tensors what the penalties take for each parameter
 * @param scalars the numbers that the penalties take
 */
public record StepGraph(
        OnnxGraph graph,
        List<Slot> parameters,
        List<Slot> statistics,
        List<Slot> memories,
        List<Slot> tensors,
        List<String> scalars) {

    public static final String LABELS = "train/labels";
    public static final String WEIGHTS = "train/weights";
    public static final String RATE = "train/rate";
    public static final String STEP = "train/step";

    /** INT64, a scalar: what a step drops depends on it, and should be another for each step. */
    public static final String SEED = "train/seed";

    /** The logits of the teacher of {@link Distillation}. */
    public static final String TEACHER = "train/teacher";

    public static final String LOSS = "train/loss";

    public StepGraph {
        parameters = List.copyOf(parameters);
        statistics = List.copyOf(statistics);
        memories = List.copyOf(memories);
        tensors = List.copyOf(tensors);
        scalars = List.copyOf(scalars);
    }

    /** Parameters and statistics: all that a trained model has and the one before had not. */
    public List<Slot> learned() {
        return Stream.concat(parameters.stream(), statistics.stream()).toList();
    }

    /**
     * Derives the step of a model.
     *
     * @param model with one output
     * @throws ModelException if it is not of that kind, or has no parameters
     * @throws GradientException if an operator cannot be differentiated
     */
    public static StepGraph of(OnnxGraph model, StepOptions options) {
        if (model.outputs().size() != 1) {
            throw new ModelException(
                    Kind.UNSUPPORTED,
                    "a model with one output can be trained, this has " + model.outputs() + ": export it with one");
        }
        return new StepDerivation(model, options).derive();
    }

    /** The name under which something that belongs to a parameter enters. */
    static String of(String what, String parameter) {
        return what + "/" + parameter;
    }
}
