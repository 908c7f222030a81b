package io.skerry.onnx;

import io.skerry.onnx.ModelException.Kind;
import java.util.List;

/** Whether a manifest and a graph say the same. */
public final class ManifestGraphCheck {

    private ManifestGraphCheck() {}

    /**
     * Compares a manifest with what a graph says of itself.
     *
     * @throws ModelException of {@link Kind#CONTRADICTION} with the first difference
     */
    public static void require(ModelManifest manifest, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        that(
                inputs.size() == 1,
                "input",
                "describes one tensor, but the graph takes " + inputs.size() + " tensors " + inputs);
        input(manifest.input(), inputs.getFirst());
        output(manifest, find(manifest.output().name(), outputs));
    }

    private static void input(ModelInput input, TensorSpec graph) {
        that(input.name().equals(graph.name()), "input.name", "is '" + input.name() + "', the graph's is " + graph);
        that(
                input.datatype() == graph.datatype(),
                "input.datatype",
                "is " + input.datatype() + ", the graph's is " + graph);
        that(
                graph.admits(input.shape()) || graph.equals(input.spec().withBatch(1)),
                "input",
                "is " + form(input) + ", the graph's is " + graph);
    }

    private static String form(ModelInput input) {
        return switch (input) {
            case ImageInput image -> image.layout() + " " + image.shape();
            case TensorInput tensor -> tensor.shape().toString();
        };
    }

    private static TensorSpec find(String name, List<TensorSpec> outputs) {
        return outputs.stream()
                .filter(output -> output.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ModelException(
                        Kind.CONTRADICTION, "manifest: output.name is '" + name + "', the graph gives " + outputs));
    }

    private static void output(ModelManifest manifest, TensorSpec graph) {
        if (manifest.task() != ModelManifest.Task.CLASSIFICATION) {
            return;
        }
        that(graph.datatype() == Datatype.FP32, "output", "must be FP32 for a classification, the graph's is " + graph);
        long classes = manifest.labels().size();
        that(
                graph.admits(List.of(-1L, classes)) || graph.admits(List.of(1L, classes)),
                "labels",
                "names " + classes + " classes, so the output is [-1, " + classes + "], the graph's is " + graph);
    }

    private static void that(boolean holds, String field, String problem) {
        if (!holds) {
            throw new ModelException(Kind.CONTRADICTION, "manifest: " + field + " " + problem);
        }
    }
}
