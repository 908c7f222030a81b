package io.skerry.onnx.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Element by element. */
final class Pointwise {

    private Pointwise() {}

    static Map<String, Operator> operators() {
        Map<String, Operator> all = new HashMap<>();
        one(all, "Identity", x -> x);
        one(all, "Dropout", x -> x);
        one(all, "Cast", x -> x);
        one(all, "Neg", x -> -x);
        one(all, "Abs", Math::abs);
        one(all, "Exp", Math::exp);
        one(all, "Log", Math::log);
        one(all, "Sqrt", Math::sqrt);
        one(all, "Reciprocal", x -> 1 / x);
        one(all, "Relu", x -> Math.max(x, 0));
        one(all, "Tanh", Math::tanh);
        one(all, "Sigmoid", Pointwise::sigmoid);
        one(all, "Softplus", x -> Math.log1p(Math.exp(x)));
        one(all, "Erf", ErrorFunction::of);
        one(all, "HardSwish", x -> x * Math.clamp(x / 6 + 0.5, 0, 1));
        two(all, "Add", Double::sum);
        two(all, "Sub", (a, b) -> a - b);
        two(all, "Mul", (a, b) -> a * b);
        two(all, "Div", (a, b) -> a / b);
        two(all, "Pow", Math::pow);
        two(all, "Greater", (a, b) -> a > b ? 1 : 0);
        two(all, "PRelu", (x, slope) -> x < 0 ? slope * x : x);
        many(all, "Sum", Double::sum);
        many(all, "Min", Math::min);
        many(all, "Max", Math::max);
        all.put("LeakyRelu", withReal("alpha", 0.01f, (x, alpha) -> x < 0 ? alpha * x : x));
        all.put("Elu", withReal("alpha", 1, (x, alpha) -> x < 0 ? alpha * Math.expm1(x) : x));
        all.put("HardSigmoid", Operator.of(Pointwise::hardSigmoid));
        all.put("Gelu", Operator.of(Pointwise::gelu));
        all.put("Clip", Operator.of(Pointwise::clip));
        all.put("Where", Operator.of(Pointwise::where));
        return all;
    }

    private static void one(Map<String, Operator> all, String name, DoubleUnaryOperator function) {
        all.put(name, Operator.of(call -> call.input(0).map(function)));
    }

    private static void two(Map<String, Operator> all, String name, DoubleBinaryOperator function) {
        all.put(name, Operator.of(call -> call.input(0).with(call.input(1), function)));
    }

    private static void many(Map<String, Operator> all, String name, DoubleBinaryOperator function) {
        all.put(
                name,
                Operator.of(call -> call.inputs().stream()
                        .map(input -> input.orElseThrow())
                        .reduce((a, b) -> a.with(b, function))
                        .orElseThrow()));
    }

    private static Operator withReal(String name, float otherwise, DoubleBinaryOperator function) {
        return Operator.of(call -> {
            double value = call.real(name, otherwise);
            return call.input(0).map(x -> function.applyAsDouble(x, value));
        });
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static Doubles hardSigmoid(Call call) {
        double alpha = call.real("alpha", 0.2f);
        double beta = call.real("beta", 0.5f);
        return call.input(0).map(x -> Math.clamp(alpha * x + beta, 0, 1));
    }

    private static Doubles gelu(Call call) {
        boolean tanh = call.attributes().text("approximate", "none").equals("tanh");
        return call.input(0)
                .map(x -> tanh
                        ? 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)))
                        : 0.5 * x * (1 + ErrorFunction.of(x / Math.sqrt(2))));
    }

    private static Doubles clip(Call call) {
        double low = call.has(1) ? call.input(1).at() : Double.NEGATIVE_INFINITY;
        double high = call.has(2) ? call.input(2).at() : Double.POSITIVE_INFINITY;
        return call.input(0).map(x -> Math.min(Math.max(x, low), high));
    }

    private static Doubles where(Call call) {
        Doubles condition = call.input(0);
        Doubles yes = call.input(1);
        Doubles no = call.input(2);
        int[] shape = Doubles.broadcast(condition.shape(), Doubles.broadcast(yes.shape(), no.shape()));
        return Doubles.of(
                shape, place -> condition.broadcastAt(place) == 0 ? no.broadcastAt(place) : yes.broadcastAt(place));
    }
}
