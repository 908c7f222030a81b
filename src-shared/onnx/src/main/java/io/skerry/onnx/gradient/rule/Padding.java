package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.stream.LongStream;

/** Pad with a constant, undone by padding with the negative, which cuts. */
public final class Padding {

    private static final int VALUE = 2;
    private static final int AXES = 3;

    private Padding() {}

    public static void back(Backward node) {
        String mode = node.attributes().text("mode", "constant");
        if (!mode.equals("constant")) {
            throw node.cannot("it pads in the mode '" + mode + "': only 'constant' has a rule");
        }
        node.requireFixed(VALUE, "value");
        long[] pads = LongStream.of(all(node)).map(Math::negateExact).toArray();
        node.give(0, () -> {
            Value gradient = node.gradient();
            return node.graph().node("Pad", List.of(gradient, node.graph().integers(pads)));
        });
    }

    /** The pads of all axes, first those before and then those after. */
    private static long[] all(Backward node) {
        long[] given = node.integers(1);
        if (!node.hasInput(AXES)) {
            return given;
        }
        int rank = node.shape(node.input(0)).size();
        long[] axes = node.integers(AXES);
        long[] pads = new long[2 * rank];
        for (int i = 0; i < axes.length; i++) {
            int axis = (int) Shapes.axes(rank, axes[i])[0];
            pads[axis] = given[i];
            pads[rank + axis] = given[axes.length + i];
        }
        return pads;
    }
}
