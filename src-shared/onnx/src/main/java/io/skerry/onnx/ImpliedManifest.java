package io.skerry.onnx;

import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.ModelManifest.Postprocess;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a graph itself says of a model that has no manifest: enough to answer tensors if it can be read in one way only. That is a
 * classifier with one input FP32 [N, …] of known dimensions and one output FP32 [N, K] of K classes, which are then called 0 to K − 1.
 */
public final class ImpliedManifest {

    private static final int MAX_CLASSES = 1 << 16;
    private static final int VERSION_DIGITS = 12;

    private ImpliedManifest() {}

    /**
     * Reads a graph. The output is probabilities if a Softmax gives it, else logits.
     *
     * @param session of the artefact's model
     * @throws ModelException of {@link Kind#NO_MANIFEST} that says what the graph leaves open and what to write into a manifest
     */
    public static ModelManifest of(ModelArtefact artefact, ModelSession session) {
        return of(artefact, session.inputs(), session.outputs(), session::givesSoftmax);
    }

    static ModelManifest of(
            ModelArtefact artefact, List<TensorSpec> inputs, List<TensorSpec> outputs, Predicate<String> softmax) {
        TensorSpec input = input(artefact, inputs);
        TensorSpec output = output(artefact, outputs);
        int classes = output.shape().getLast().intValue();
        return new ModelManifest(
                ModelManifest.API_VERSION,
                artefact.name(),
                artefact.sha256().substring(0, VERSION_DIGITS),
                ModelManifest.Task.CLASSIFICATION,
                artefact.sha256(),
                new TensorInput(
                        input.name(), input.datatype(), input.withBatch(-1).shape()),
                new ModelManifest.Output(
                        output.name(), softmax.test(output.name()) ? Postprocess.NONE : Postprocess.SOFTMAX),
                IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
                null,
                null,
                null);
    }

    private static TensorSpec input(ModelArtefact artefact, List<TensorSpec> inputs) {
        that(
                inputs.size() == 1,
                artefact,
                "it takes " + inputs.size() + " tensors " + inputs
                        + ": export it with one input, a service takes no more");
        TensorSpec input = inputs.getFirst();
        that(
                input.datatype() == Datatype.FP32,
                artefact,
                "its input is " + input + ", not FP32: describe in 'input' the image or the tensor that it takes");
        that(
                countsExamples(input) && input.withBatch(-1).batched(),
                artefact,
                "its input is " + input
                        + ", not a batch of examples of one size: describe in 'input' the image or the tensor that it takes");
        return input;
    }

    private static TensorSpec output(ModelArtefact artefact, List<TensorSpec> outputs) {
        that(
                outputs.size() == 1,
                artefact,
                "it gives " + outputs.size() + " tensors " + outputs
                        + ": name in 'output' the one with the scores, and the classes in 'labels'");
        TensorSpec output = outputs.getFirst();
        that(
                output.datatype() == Datatype.FP32
                        && output.shape().size() == 2
                        && countsExamples(output)
                        && output.shape().getLast() >= 2
                        && output.shape().getLast() <= MAX_CLASSES,
                artefact,
                "its output is " + output + ", not FP32 with the scores of a known number of classes, 2 to "
                        + MAX_CLASSES + ": name the classes in 'labels', or export it with such an output");
        return output;
    }

    /** Whether there is a first dimension for the batch, be it fixed at one example. */
    private static boolean countsExamples(TensorSpec spec) {
        return spec.shape().size() > 1
                && (spec.shape().getFirst() == -1 || spec.shape().getFirst() == 1);
    }

    private static void that(boolean clear, ModelArtefact artefact, String open) {
        if (!clear) {
            throw new ModelException(
                    Kind.NO_MANIFEST,
                    artefact.modelFile().getFileName() + " needs a manifest, " + ModelArtefact.MANIFEST_FILE
                            + " beside it or its metadata property " + ModelArtefact.MANIFEST_PROPERTY
                            + ", since its graph leaves open what it means: " + open);
        }
    }
}
