package io.skerry.onnx;

import java.util.List;

/**
 * A tensor that comes as the model takes it, such as the numbers of a sensor.
 *
 * @param name of the graph's input
 * @param datatype of the elements
 * @param shape -1 for the batch, then the dimensions of one example
 */
public record TensorInput(String name, Datatype datatype, List<Long> shape) implements ModelInput {

    /** No example here has more elements. */
    public static final int MAX_ELEMENTS = 1 << 24;

    public TensorInput {
        ManifestCheck.that(name != null && !name.isEmpty(), "input.name", "is missing");
        ManifestCheck.present(datatype, "input.datatype");
        ManifestCheck.that(shape != null, "input.shape", "is missing; an image has 'layout' instead");
        ManifestCheck.that(
                isBatchOfExamples(shape),
                "input.shape",
                "is " + shape + ", must be -1 for the batch, then the dimensions of one example, at most "
                        + MAX_ELEMENTS + " elements");
        shape = List.copyOf(shape);
    }

    private static boolean isBatchOfExamples(List<Long> shape) {
        if (shape.isEmpty() || !Long.valueOf(-1).equals(shape.getFirst())) {
            return false;
        }
        long elements = 1;
        for (Long dimension : shape.subList(1, shape.size())) {
            if (dimension == null || dimension < 1 || dimension > MAX_ELEMENTS / elements) {
                return false;
            }
            elements *= dimension;
        }
        return true;
    }
}
