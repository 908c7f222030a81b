package io.skerry.onnx.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.skerry.onnx.ModelSession;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.Tensor;
import io.skerry.onnx.gradient.rule.GradientRules;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.graph.Value;
import io.skerry.onnx.graph.ValueInfos;
import io.skerry.onnx.graph.ValueTypes;
import io.skerry.onnx.reference.Doubles;
import io.skerry.onnx.reference.ReferenceGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * A small graph with random inputs. What ONNX Runtime computes for it in FP32 is compared with a reference in double precision, and the
 * gradients that its derived graph gives with central differences of that reference.
 */
final class Trial {

    static final int OPSET = 17;

    private static final double ERROR = 1e-3;
    private static final double STEP = 1e-5;
    private static final int ELEMENTS = 40;
    private static final String SEED = "seed of the gradient";

    /** Errors count in proportion to the gradient, and never to less than this part of the largest gradient of the tensor. */
    private static final double SMALL = 0.02;

    /** What FP32 leaves of a slope that is the difference of numbers near 1. */
    private static final double NOISE = 1e-6;

    private final Random random;
    private final int opset;
    private final GraphBuilder graph = new GraphBuilder("trial");
    private final Map<String, Doubles> inputs = new LinkedHashMap<>();

    Trial(Random random, int opset) {
        this.random = random;
        this.opset = opset;
    }

    Trial(Random random) {
        this(random, OPSET);
    }

    Random random() {
        return random;
    }

    GraphBuilder graph() {
        return graph;
    }

    /** An input with normally distributed elements. */
    Value real(int... shape) {
        return input(shape, shape, random::nextGaussian);
    }

    /** The same, where the graph does not say how long the first dimension is. */
    Value batch(int... shape) {
        int[] free = shape.clone();
        free[0] = -1;
        return input(free, shape, random::nextGaussian);
    }

    /** An input with elements from 0.5 to 2. */
    Value positive(int... shape) {
        return input(shape, shape, () -> 0.5 + 1.5 * random.nextDouble());
    }

    /** A constant vector with elements from 0.5 to 2. */
    Value constant(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat(0.5f, 2);
        }
        return graph.constant("constant", Tensors.floats("", new long[] {length}, values));
    }

    private Value input(int[] declared, int[] shape, DoubleSupplier element) {
        String name = "input" + inputs.size();
        inputs.put(name, Doubles.of(shape, _ -> (float) element.getAsDouble()));
        return graph.input(ValueInfos.of(
                name,
                DataType.FLOAT,
                Arrays.stream(declared).asLongStream().boxed().toList()));
    }

    Value node(String operator, List<Value> in, AttributeProto... attributes) {
        return graph.node(operator, in, attributes);
    }

    private OnnxGraph model() {
        return OnnxGraph.of(graph.build(), opset);
    }

    /** Compares results and gradients of one output. */
    void check(Value output) {
        OnnxGraph model = withOutput(output);
        Doubles expected = ReferenceGraph.run(model, inputs).get(output.name());
        Doubles seed = Doubles.of(expected.shape(), _ -> (float) random.nextGaussian());
        Map<String, Doubles> found = derived(model, output, seed);
        requireClose("the output", found.get(output.name()), expected.values(), all(expected));
        for (Map.Entry<String, Doubles> input : inputs.entrySet()) {
            int[] chosen = chosen(input.getValue());
            double[] slopes = Arrays.stream(chosen)
                    .mapToDouble(i -> slope(model, output, seed, input.getKey(), i))
                    .toArray();
            Doubles gradient = found.getOrDefault(gradient(input.getKey()), zeros(input.getValue()));
            requireClose(gradient(input.getKey()), gradient, slopes, chosen);
        }
    }

    /** The gradient of what the output does not depend on. */
    private static Doubles zeros(Doubles like) {
        return Doubles.of(like.shape(), _ -> 0);
    }

    private OnnxGraph withOutput(Value output) {
        OnnxGraph model = model();
        return model.with(model.graph().toBuilder()
                .addOutput(ValueInfoProto.newBuilder().setName(output.name()))
                .build());
    }

    private static String gradient(String input) {
        return "gradient of " + input;
    }

    private Map<String, Doubles> derived(OnnxGraph model, Value output, Doubles seed) {
        GraphBuilder builder = new GraphBuilder("derived");
        model.inputs().forEach(builder::input);
        model.initializers().values().forEach(builder::initializer);
        Value given = builder.input(ValueInfos.of(
                SEED,
                DataType.FLOAT,
                Arrays.stream(seed.shape()).asLongStream().boxed().toList()));
        Tape tape = new Differentiation(
                        model, ValueTypes.of(model), inputs.keySet(), RuleChoice.NONE, GradientRules::of)
                .addForward(builder);
        Map<String, Value> gradients = tape.addBackward(Map.of(output.name(), given));
        List<String> outputs = new ArrayList<>(List.of(output.name()));
        gradients.forEach((input, gradient) -> {
            builder.name(gradient, gradient(input));
            outputs.add(gradient(input));
        });
        outputs.forEach(
                name -> builder.output(ValueInfoProto.newBuilder().setName(name).build()));
        return run(OnnxGraph.of(builder.build(), opset), seed);
    }

    private Map<String, Doubles> run(OnnxGraph derived, Doubles seed) {
        Map<String, Tensor> tensors = new HashMap<>();
        inputs.forEach((name, value) -> tensors.put(name, tensor(value)));
        tensors.put(SEED, tensor(seed));
        Map<String, Doubles> found = new HashMap<>();
        try (ModelSession session = ModelSession.of(derived.bytes(), "the derived graph", SessionSettings.DEFAULT)) {
            session.run(tensors).forEach((name, tensor) -> found.put(name, doubles(tensor)));
        }
        return found;
    }

    private static Tensor tensor(Doubles value) {
        float[] floats = new float[value.values().length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) value.values()[i];
        }
        return Tensor.of(Arrays.stream(value.shape()).asLongStream().toArray(), floats);
    }

    private static Doubles doubles(Tensor tensor) {
        float[] floats = tensor.floats();
        return new Doubles(
                Arrays.stream(tensor.shape()).mapToInt(Math::toIntExact).toArray(),
                IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray());
    }

    private static int[] all(Doubles value) {
        return IntStream.range(0, value.values().length).toArray();
    }

    private int[] chosen(Doubles value) {
        int size = value.values().length;
        return size <= ELEMENTS
                ? all(value)
                : random.ints(0, size).distinct().limit(ELEMENTS).toArray();
    }

    /** The central difference at one element. */
    private double slope(OnnxGraph model, Value output, Doubles seed, String input, int element) {
        double above = weighted(model, output, seed, input, element, STEP);
        double below = weighted(model, output, seed, input, element, -STEP);
        return (above - below) / (2 * STEP);
    }

    private double weighted(OnnxGraph model, Value output, Doubles seed, String input, int element, double moved) {
        Map<String, Doubles> others = new HashMap<>(inputs);
        Doubles before = inputs.get(input);
        double[] values = before.values().clone();
        values[element] += moved;
        others.put(input, new Doubles(before.shape(), values));
        double[] result = ReferenceGraph.run(model, others).get(output.name()).values();
        return IntStream.range(0, result.length)
                .mapToDouble(i -> result[i] * seed.values()[i])
                .sum();
    }

    private static void requireClose(String what, Doubles found, double[] expected, int[] elements) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < elements.length; i++) {
            double scale = Math.max(Math.abs(expected[i]), SMALL * largest);
            double difference = Math.abs(found.values()[elements[i]] - expected[i]);
            assertThat(difference)
                    .as("%s at %d: %s, expected %s", what, elements[i], found.values()[elements[i]], expected[i])
                    .isLessThanOrEqualTo(ERROR * scale + NOISE);
        }
    }
}
