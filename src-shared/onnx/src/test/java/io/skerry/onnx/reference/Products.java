package io.skerry.onnx.reference;

import java.util.Arrays;
import java.util.Map;

/** MatMul and Gemm. */
final class Products {

    private Products() {}

    static Map<String, Operator> operators() {
        return Map.of("MatMul", Operator.of(Products::matmul), "Gemm", Operator.of(Products::gemm));
    }

    private static Doubles matmul(Call call) {
        Doubles a = call.input(0);
        Doubles b = call.input(1);
        int[] stack = Doubles.broadcast(outer(a), outer(b));
        int[] shape = Arrays.copyOf(stack, stack.length + 2);
        shape[stack.length] = a.shape()[a.rank() - 2];
        shape[stack.length + 1] = b.shape()[b.rank() - 1];
        int inner = a.shape()[a.rank() - 1];
        return Doubles.of(shape, place -> {
            double sum = 0;
            for (int k = 0; k < inner; k++) {
                int[] left = place.clone();
                int[] right = place.clone();
                left[place.length - 1] = k;
                right[place.length - 2] = k;
                sum += inStack(a, left) * inStack(b, right);
            }
            return sum;
        });
    }

    private static int[] outer(Doubles stack) {
        return Arrays.copyOf(stack.shape(), stack.rank() - 2);
    }

    /** Only the dimensions before the last two may be broadcast. */
    private static double inStack(Doubles stack, int[] place) {
        int skipped = place.length - stack.rank();
        int[] own = Arrays.copyOfRange(place, skipped, place.length);
        for (int axis = 0; axis < stack.rank() - 2; axis++) {
            own[axis] = stack.shape()[axis] == 1 ? 0 : own[axis];
        }
        return stack.at(own);
    }

    private static Doubles gemm(Call call) {
        Doubles a = call.integer("transA", 0) == 0 ? call.input(0) : flipped(call.input(0));
        Doubles b = call.integer("transB", 0) == 0 ? call.input(1) : flipped(call.input(1));
        double alpha = call.real("alpha", 1);
        double beta = call.real("beta", 1);
        return Doubles.of(new int[] {a.shape()[0], b.shape()[1]}, place -> {
            double sum = 0;
            for (int k = 0; k < a.shape()[1]; k++) {
                sum += a.at(place[0], k) * b.at(k, place[1]);
            }
            return alpha * sum + (call.has(2) ? beta * call.input(2).broadcastAt(place) : 0);
        });
    }

    private static Doubles flipped(Doubles matrix) {
        return Doubles.of(new int[] {matrix.shape()[1], matrix.shape()[0]}, place -> matrix.at(place[1], place[0]));
    }
}
