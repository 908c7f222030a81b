package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Slice, with any steps: what was cut off gets zeros. */
public final class Slicing {

    private static final int AXES = 3;
    private static final int STEPS = 4;

    private Slicing() {}

    /**
     * What is taken along one axis.
     *
     * @param length of the input
     * @param first the index that is taken first
     * @param count how many are taken
     * @param step from one to the next, perhaps negative
     */
    private record Range(int axis, long length, long first, long count, long step) {

        boolean whole() {
            return step == 1 && count == length;
        }

        /** Where an element of the input is among those that were taken; their number, if it is not. */
        long placeOf(long index) {
            long steps = (index - first) / step;
            return first + steps * step == index && steps >= 0 && steps < count ? steps : count;
        }
    }

    public static void back(Backward node) {
        long[] starts = node.integers(1);
        long[] ends = node.integers(2);
        long[] axes = node.hasInput(AXES)
                ? node.integers(AXES)
                : LongStream.range(0, starts.length).toArray();
        long[] steps = node.hasInput(STEPS)
                ? node.integers(STEPS)
                : LongStream.generate(() -> 1).limit(starts.length).toArray();
        node.give(0, () -> {
            Value gradient = node.gradient();
            for (int i = 0; i < starts.length; i++) {
                gradient = undo(gradient, range(node, axes[i], starts[i], ends[i], steps[i]), rank(node));
            }
            return gradient;
        });
    }

    private static int rank(Backward node) {
        return node.shape(node.input(0)).size();
    }

    private static Range range(Backward node, long anyAxis, long start, long end, long step) {
        int axis = (int) Shapes.axes(rank(node), anyAxis)[0];
        long length = node.shape(node.input(0)).get(axis);
        if (length < 0) {
            throw node.cannot("the size of dimension " + axis + ", of which it takes a part, is not fixed");
        }
        long lowest = step > 0 ? 0 : -1;
        long highest = step > 0 ? length : length - 1;
        long first = Math.clamp(start < 0 ? start + length : start, lowest + (step > 0 ? 0 : 1), highest);
        long last = Math.clamp(end < 0 ? end + length : end, lowest, highest);
        return new Range(axis, length, first, Math.max(0, Math.ceilDiv(last - first, step)), step);
    }

    private static Value undo(Value gradient, Range range, int rank) {
        if (range.whole()) {
            return gradient;
        }
        if (range.step() == 1) {
            return padded(gradient, rank, range.axis(), range.first(), range.length() - range.first() - range.count());
        }
        GraphBuilder graph = gradient.graph();
        long[] places = LongStream.range(0, range.length()).map(range::placeOf).toArray();
        return graph.node(
                "Gather",
                List.of(padded(gradient, rank, range.axis(), 0, 1), graph.integers(places)),
                Attributes.integer("axis", range.axis()));
    }

    private static Value padded(Value gradient, int rank, int axis, long before, long after) {
        long[] pads = new long[2 * rank];
        Arrays.setAll(pads, i -> i == axis ? before : i == rank + axis ? after : 0);
        return gradient.graph().node("Pad", List.of(gradient, gradient.graph().integers(pads)));
    }
}
