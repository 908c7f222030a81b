package io.skerry.onnx.training;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.TensorSpec;
import io.skerry.onnx.gradient.Differentiation;
import io.skerry.onnx.gradient.GradientException;
import io.skerry.onnx.gradient.Tape;
import io.skerry.onnx.gradient.rule.GradientRules;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.GraphBuilder;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Value;
import io.skerry.onnx.graph.ValueInfos;
import io.skerry.onnx.graph.ValueTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Derives a {@link StepGraph}: the model's own nodes, the loss, the way back, and the moves of the parameters. */
final class StepDerivation {

    /** In which ScatterElements can add, and Shape can cut. */
    private static final int OLDEST_OPSET = 17;

    private static final double SMALL = 1e-6;

    private final OnnxGraph model;
    private final StepOptions options;
    private final ValueTypes types;
    private final List<TensorProto> trainable;
    private final GraphBuilder graph = new GraphBuilder("step");
    private final List<Slot> parameters = new ArrayList<>();
    private final List<Slot> memories = new ArrayList<>();
    private final List<Slot> tensors = new ArrayList<>();
    private final List<Slot> statistics = new ArrayList<>();
    private final Map<String, Value> scalars = new HashMap<>();

    StepDerivation(OnnxGraph model, StepOptions options) {
        this.model = model;
        this.options = options;
        this.types = ValueTypes.of(model);
        this.trainable = Trainable.of(model, options.frozen());
    }

    StepGraph derive() {
        Set<String> names = trainable.stream().map(TensorProto::getName).collect(Collectors.toSet());
        TrainingForms forms = new TrainingForms(model, names, options.frozen());
        Differentiation differentiation = new Differentiation(model, types, names, forms, GradientRules::of);
        model.inputs().forEach(graph::input);
        addInitializers(names, forms.running());
        Tape tape = differentiation.addForward(graph);
        Map<String, Value> gradients = tape.addBackward(loss());
        requireAll(gradients);
        move(clipped(gradients));
        statistics.forEach(slot -> next(slot, forms.next(slot.name())));
        return new StepGraph(
                OnnxGraph.of(graph.build(), Math.max(OLDEST_OPSET, model.opset())),
                parameters,
                statistics,
                memories,
                tensors,
                scalars.keySet().stream().sorted().toList());
    }

    /** Those that change from step to step become slots. */
    private void addInitializers(Set<String> learned, Set<String> running) {
        for (TensorProto tensor : model.initializers().values()) {
            if (learned.contains(tensor.getName())) {
                parameters.add(slot(tensor.getName(), tensor.getDimsList()));
            } else if (running.contains(tensor.getName())) {
                statistics.add(slot(tensor.getName(), tensor.getDimsList()));
            } else {
                graph.initializer(tensor);
            }
        }
    }

    private Map<String, Value> loss() {
        String output = model.outputs().getFirst();
        TensorSpec type = types.of(output);
        Value result = graph.value(output);
        Value labels = graph.input(ValueInfos.of(
                StepGraph.LABELS, options.loss().labelType(), options.loss().labelShape(type)));
        Loss.Terms terms = options.loss().add(result, labels, share(result), type);
        graph.name(terms.loss(), StepGraph.LOSS);
        graph.output(ValueInfos.of(StepGraph.LOSS, DataType.FLOAT, List.of()));
        graph.output(ValueInfos.of(output, DataType.FLOAT, type.shape()));
        return Map.of(output, terms.gradient());
    }

    /** Of each example in the mean: [N] or, where all are the same, [1]. */
    private Value share(Value output) {
        if (options.weighted()) {
            Value weights = graph.input(ValueInfos.of(StepGraph.WEIGHTS, DataType.FLOAT, List.of(-1L)));
            return weights.over(weights.sum());
        }
        Value batch = output.apply("Shape", Attributes.integer("start", 0), Attributes.integer("end", 1));
        return batch.asFloat().apply("Reciprocal");
    }

    private void requireAll(Map<String, Value> gradients) {
        trainable.stream()
                .map(TensorProto::getName)
                .filter(name -> !gradients.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new GradientException("the output does not depend on the parameter '" + name
                            + "': remove it from the model, or freeze it");
                });
    }

    private Map<String, Value> clipped(Map<String, Value> gradients) {
        if (options.clipNorm() == 0) {
            return gradients;
        }
        List<Value> squares = trainable.stream()
                .map(parameter ->
                        value(gradients, parameter.getName()).squared().sum())
                .toList();
        Value norm = graph.node("Sum", squares).apply("Sqrt").plus(graph.scalar(SMALL));
        Value factor =
                graph.node("Min", List.of(graph.scalar(options.clipNorm()).over(norm), graph.scalar(1)));
        return gradients.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().times(factor)));
    }

    private void move(Map<String, Value> gradients) {
        Value rate = graph.input(ValueInfos.of(StepGraph.RATE, DataType.FLOAT, List.of()));
        Value step = graph.input(ValueInfos.of(StepGraph.STEP, DataType.FLOAT, List.of()));
        for (Slot parameter : List.copyOf(parameters)) {
            Value now = graph.value(parameter.name());
            Value gradient = penalised(parameter, now, value(gradients, parameter.name()));
            List<Slot> remembered = options.optimizer().memories().stream()
                    .map(memory -> slot(StepGraph.of(memory, parameter.name()), parameter.shape()))
                    .toList();
            List<Value> before =
                    remembered.stream().map(slot -> graph.value(slot.name())).toList();
            Optimizer.Moved moved = options.optimizer().move(now, gradient, before, rate, step);
            next(parameter, moved.parameter());
            for (int i = 0; i < remembered.size(); i++) {
                next(remembered.get(i), moved.memories().get(i));
            }
            memories.addAll(remembered);
        }
    }

    private Value penalised(Slot parameter, Value now, Value gradient) {
        Value sum = gradient;
        for (Penalty penalty : options.penalties()) {
            Map<String, Value> inputs = new HashMap<>();
            for (String tensor : penalty.tensors()) {
                Slot slot = slot(StepGraph.of(tensor, parameter.name()), parameter.shape());
                tensors.add(slot);
                inputs.put(tensor, graph.value(slot.name()));
            }
            penalty.scalars().forEach(name -> inputs.put(name, scalar(name)));
            sum = penalty.add(now, sum, inputs);
        }
        return sum;
    }

    private Value scalar(String name) {
        return scalars.computeIfAbsent(
                StepGraph.of("train", name), input -> graph.input(ValueInfos.of(input, DataType.FLOAT, List.of())));
    }

    private Slot slot(String name, List<Long> shape) {
        graph.input(ValueInfos.of(name, DataType.FLOAT, shape));
        return new Slot(name, shape);
    }

    private void next(Slot slot, Value value) {
        graph.name(value, slot.next());
        graph.output(ValueInfos.of(slot.next(), DataType.FLOAT, slot.shape()));
    }

    private static Value value(Map<String, Value> gradients, String parameter) {
        return Objects.requireNonNull(gradients.get(parameter));
    }
}
