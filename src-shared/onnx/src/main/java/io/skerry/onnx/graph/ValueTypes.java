package io.skerry.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.ModelSession;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.TensorSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Datatype and shape of each value in a graph, as ONNX Runtime infers them when it loads the graph with all its values as outputs. It does so
 * for batches of two sizes, because more is known of a graph with fixed shapes. A dimension that depends on the batch, or that cannot be known before
 * the graph runs, is -1.
 */
public final class ValueTypes {

    private static final String RANK = "rank of ";

    /** Sizes that most numbers of parts divide. */
    private static final int[] BATCHES = {12, 24};

    private static final int FREE = -1;

    private final Map<String, TensorSpec> types;

    private ValueTypes(Map<String, TensorSpec> types) {
        this.types = types;
    }

    /**
     * Infers them.
     *
     * @throws ModelException if ONNX Runtime cannot load the graph
     */
    public static ValueTypes of(OnnxGraph graph) {
        try {
            Map<String, TensorSpec> small = inferred(graph, BATCHES[0]);
            Map<String, TensorSpec> large = inferred(graph, BATCHES[1]);
            small.replaceAll((name, type) -> common(type, Objects.requireNonNull(large.get(name))));
            return new ValueTypes(small);
        } catch (ModelException onlyForOtherBatches) {
            return new ValueTypes(inferred(graph, FREE));
        }
    }

    /** The dimensions that are the same for both. */
    private static TensorSpec common(TensorSpec small, TensorSpec large) {
        List<Long> a = small.shape();
        List<Long> b = large.shape();
        return new TensorSpec(
                small.name(),
                small.datatype(),
                IntStream.range(0, a.size())
                        .mapToObj(i -> a.get(i).equals(b.get(i)) ? a.get(i) : Long.valueOf(-1))
                        .toList());
    }

    private static Map<String, TensorSpec> inferred(OnnxGraph graph, int batch) {
        GraphProto.Builder probe = graph.graph().toBuilder().clearOutput().clearValueInfo();
        if (batch != FREE) {
            probe.getInputBuilderList().forEach(input -> fix(input, batch));
        }
        Stream.of(
                        graph.inputs().stream().map(ValueInfoProto::getName),
                        graph.initializers().keySet().stream(),
                        graph.nodes().stream().map(NodeProto::getOutputList).flatMap(List::stream))
                .flatMap(names -> names)
                .filter(name -> !name.isEmpty())
                .forEach(name -> ask(probe, name));
        try (ModelSession session =
                ModelSession.of(graph.with(probe.build()).bytes(), "the model's graph", SessionSettings.DEFAULT)) {
            Map<String, TensorSpec> types = new HashMap<>();
            session.outputs().forEach(spec -> types.put(spec.name(), spec));
            return types;
        }
    }

    private static void fix(ValueInfoProto.Builder input, int batch) {
        TensorShapeProto.Builder shape =
                input.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
        if (shape.getDimCount() > 0 && !shape.getDim(0).hasDimValue()) {
            shape.getDimBuilder(0).setDimValue(batch);
        }
    }

    private static void ask(GraphProto.Builder probe, String name) {
        probe.addNode(NodeProto.newBuilder().setOpType("Shape").addInput(name).addOutput(RANK + name));
        probe.addOutput(ValueInfoProto.newBuilder().setName(name));
        probe.addOutput(ValueInfoProto.newBuilder().setName(RANK + name));
    }

    /** Whether it is known how many dimensions a value has; its shape is empty where it is not, as a scalar's is. */
    public boolean ranked(String value) {
        return of(RANK + value).fixed();
    }

    /** The type of a value. */
    public TensorSpec of(String value) {
        TensorSpec type = types.get(value);
        if (type == null) {
            throw new ModelException(Kind.UNSUPPORTED, "nothing is known of the value '" + value + "' of the graph");
        }
        return type;
    }

    /** The dimensions of a value, -1 where one is not known. */
    public List<Long> shape(String value) {
        return of(value).shape();
    }
}
