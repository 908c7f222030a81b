package io.skerry.onnx.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Elements are moved, repeated or left out, and none is changed. */
final class Moving {

    private Moving() {}

    static Map<String, Operator> operators() {
        return Map.ofEntries(
                Map.entry("Reshape", Operator.of(Moving::reshape)),
                Map.entry("Flatten", Operator.of(Moving::flatten)),
                Map.entry("Squeeze", Operator.of(Moving::squeeze)),
                Map.entry("Unsqueeze", Operator.of(Moving::unsqueeze)),
                Map.entry("Transpose", Operator.of(Moving::transpose)),
                Map.entry("Expand", Operator.of(Moving::expand)),
                Map.entry("Concat", Operator.of(Moving::concat)),
                Map.entry("Split", Moving::split),
                Map.entry("Slice", Operator.of(Moving::slice)),
                Map.entry("Pad", Operator.of(Moving::pad)),
                Map.entry("Gather", Operator.of(Moving::gather)));
    }

    private static Doubles reshape(Call call) {
        Doubles x = call.input(0);
        int[] shape = call.input(1).integers();
        for (int i = 0; i < shape.length; i++) {
            shape[i] = shape[i] == 0 ? x.shape()[i] : shape[i];
        }
        int known = -Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return x.reshaped(Arrays.stream(shape)
                .map(length -> length == -1 ? x.values().length / known : length)
                .toArray());
    }

    private static Doubles flatten(Call call) {
        Doubles x = call.input(0);
        int rows = Doubles.size(Arrays.copyOf(x.shape(), x.axis(call.integer("axis", 1))));
        return x.reshaped(rows, x.values().length / rows);
    }

    private static Doubles squeeze(Call call) {
        Doubles x = call.input(0);
        int[] axes = call.has(1)
                ? Arrays.stream(call.input(1).integers()).map(x::axis).toArray()
                : IntStream.range(0, x.rank())
                        .filter(axis -> x.shape()[axis] == 1)
                        .toArray();
        return squeezed(x, axes);
    }

    static Doubles squeezed(Doubles x, int[] axes) {
        return x.reshaped(IntStream.range(0, x.rank())
                .filter(axis -> Arrays.stream(axes).noneMatch(gone -> gone == axis))
                .map(axis -> x.shape()[axis])
                .toArray());
    }

    private static Doubles unsqueeze(Call call) {
        Doubles x = call.input(0);
        int[] given = call.input(1).integers();
        int[] shape = new int[x.rank() + given.length];
        for (int axis : given) {
            shape[axis < 0 ? axis + shape.length : axis] = 1;
        }
        int next = 0;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = shape[i] == 1 ? 1 : x.shape()[next++];
        }
        return x.reshaped(shape);
    }

    private static Doubles transpose(Call call) {
        Doubles x = call.input(0);
        int[] reversed = IntStream.range(0, x.rank()).map(i -> x.rank() - 1 - i).toArray();
        int[] order = call.integers("perm", reversed);
        return Doubles.of(Arrays.stream(order).map(axis -> x.shape()[axis]).toArray(), place -> {
            int[] at = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                at[order[i]] = place[i];
            }
            return x.at(at);
        });
    }

    private static Doubles expand(Call call) {
        Doubles x = call.input(0);
        return Doubles.of(Doubles.broadcast(x.shape(), call.input(1).integers()), x::broadcastAt);
    }

    private static Doubles concat(Call call) {
        List<Doubles> parts =
                call.inputs().stream().map(input -> input.orElseThrow()).toList();
        int axis = parts.getFirst().axis(call.integer("axis", 0));
        int[] shape = parts.getFirst().shape().clone();
        shape[axis] = parts.stream().mapToInt(part -> part.shape()[axis]).sum();
        return Doubles.of(shape, place -> {
            int[] at = place.clone();
            int part = 0;
            while (at[axis] >= parts.get(part).shape()[axis]) {
                at[axis] -= parts.get(part++).shape()[axis];
            }
            return parts.get(part).at(at);
        });
    }

    private static List<Doubles> split(Call call) {
        Doubles x = call.input(0);
        int axis = x.axis(call.integer("axis", 0));
        int each = Math.ceilDiv(x.shape()[axis], call.outputs());
        int[] sizes = call.has(1)
                ? call.input(1).integers()
                : IntStream.range(0, call.outputs())
                        .map(i -> Math.min(each, x.shape()[axis] - i * each))
                        .toArray();
        return IntStream.range(0, sizes.length)
                .mapToObj(i -> {
                    int begin = Arrays.stream(sizes, 0, i).sum();
                    int[] shape = x.shape().clone();
                    shape[axis] = sizes[i];
                    return Doubles.of(shape, place -> {
                        int[] at = place.clone();
                        at[axis] += begin;
                        return x.at(at);
                    });
                })
                .toList();
    }

    private static Doubles slice(Call call) {
        Doubles x = call.input(0);
        int[] starts = call.input(1).integers();
        int[] ends = call.input(2).integers();
        int[] axes = call.has(3)
                ? call.input(3).integers()
                : IntStream.range(0, starts.length).toArray();
        int[][] taken = new int[x.rank()][];
        Arrays.setAll(taken, axis -> IntStream.range(0, x.shape()[axis]).toArray());
        for (int i = 0; i < axes.length; i++) {
            int step = call.has(4) ? call.input(4).integers()[i] : 1;
            int length = x.shape()[x.axis(axes[i])];
            int start = starts[i] < 0 ? starts[i] + length : starts[i];
            int end = ends[i] < 0 ? ends[i] + length : ends[i];
            taken[x.axis(axes[i])] = step > 0
                    ? IntStream.iterate(Math.max(start, 0), at -> at < Math.min(end, length), at -> at + step)
                            .toArray()
                    : IntStream.iterate(Math.min(start, length - 1), at -> at > Math.max(end, -1), at -> at + step)
                            .toArray();
        }
        int[] shape = Arrays.stream(taken).mapToInt(indices -> indices.length).toArray();
        return Doubles.of(shape, place -> {
            int[] at = new int[place.length];
            Arrays.setAll(at, axis -> taken[axis][place[axis]]);
            return x.at(at);
        });
    }

    private static Doubles pad(Call call) {
        Doubles x = call.input(0);
        int[] pads = call.input(1).integers();
        int[] axes = call.has(3)
                ? Arrays.stream(call.input(3).integers()).map(x::axis).toArray()
                : IntStream.range(0, x.rank()).toArray();
        int[] begins = new int[x.rank()];
        int[] shape = x.shape().clone();
        for (int i = 0; i < axes.length; i++) {
            begins[axes[i]] = pads[i];
            shape[axes[i]] += pads[i] + pads[axes.length + i];
        }
        double value = call.has(2) ? call.input(2).at() : 0;
        return Doubles.of(shape, place -> {
            int[] at = new int[place.length];
            Arrays.setAll(at, axis -> place[axis] - begins[axis]);
            return Sliding.inside(at, x.shape()) ? x.at(at) : value;
        });
    }

    private static Doubles gather(Call call) {
        Doubles x = call.input(0);
        Doubles indices = call.input(1);
        int axis = x.axis(call.integer("axis", 0));
        int[] shape = join(
                Arrays.copyOf(x.shape(), axis), indices.shape(), Arrays.copyOfRange(x.shape(), axis + 1, x.rank()));
        return Doubles.of(shape, place -> {
            int[] which = Arrays.copyOfRange(place, axis, axis + indices.rank());
            int index = (int) indices.at(which);
            int[] at = join(
                    Arrays.copyOf(place, axis),
                    new int[] {index < 0 ? index + x.shape()[axis] : index},
                    Arrays.copyOfRange(place, axis + indices.rank(), place.length));
            return x.at(at);
        });
    }

    private static int[] join(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
