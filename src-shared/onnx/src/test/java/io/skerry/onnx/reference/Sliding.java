package io.skerry.onnx.reference;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How a window slides over space: sizes of one kind for each dimension. */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
record Sliding(int[] kernel, int[] strides, int[] dilations, int[] begins, int[] ends) {

    static Sliding of(Call call, int[] in, int[] kernel) {
        int n = kernel.length;
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        int[] strides = call.integers("strides", ones);
        int[] dilations = call.integers("dilations", ones);
        int[] pads = call.integers("pads", new int[2 * n]);
        int[] begins = Arrays.copyOf(pads, n);
        int[] ends = Arrays.copyOfRange(pads, n, 2 * n);
        String auto = call.attributes().text("auto_pad", "NOTSET");
        if (auto.startsWith("SAME")) {
            for (int i = 0; i < n; i++) {
                int out = Math.ceilDiv(in[i], strides[i]);
                int total = Math.max(0, (out - 1) * strides[i] + (kernel[i] - 1) * dilations[i] + 1 - in[i]);
                begins[i] = auto.equals("SAME_UPPER") ? total / 2 : total - total / 2;
                ends[i] = total - begins[i];
            }
        }
        return new Sliding(kernel, strides, dilations, begins, ends);
    }

    int[] out(int[] in, boolean ceil) {
        return IntStream.range(0, in.length)
                .map(i -> {
                    int room = in[i] + begins[i] + ends[i] - (kernel[i] - 1) * dilations[i] - 1;
                    int out = (ceil ? Math.ceilDiv(room, strides[i]) : Math.floorDiv(room, strides[i])) + 1;
                    boolean beyond = ceil && (out - 1) * strides[i] >= in[i] + begins[i];
                    return beyond ? out - 1 : out;
                })
                .toArray();
    }

    /** Where in the input an element of the window is; perhaps in the padding. */
    int[] place(int[] window, int[] element) {
        return IntStream.range(0, kernel.length)
                .map(i -> window[i] * strides[i] - begins[i] + element[i] * dilations[i])
                .toArray();
    }

    static boolean inside(int[] place, int[] size) {
        return IntStream.range(0, size.length).allMatch(i -> place[i] >= 0 && place[i] < size[i]);
    }

    /** Whether a place is in the input or in its padding. */
    boolean padded(int[] place, int[] size) {
        return IntStream.range(0, size.length).allMatch(i -> place[i] >= -begins[i] && place[i] < size[i] + ends[i]);
    }
}
