package io.skerry.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.ModelSession;
import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.TensorSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Datatype and shape of each value in a graph, as ONNX Runtime infers them when it loads the graph with all its values as outputs. A
 * dimension that depends on the batch, or that cannot be known before the graph runs, is -1.
 */
public final class ValueTypes {

    private static final String RANK = "rank of ";

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
        GraphProto.Builder probe = graph.graph().toBuilder().clearOutput().clearValueInfo();
        Map<String, TensorSpec> types = new HashMap<>();
        Stream.concat(
                        graph.inputs().stream().map(ValueInfoProto::getName),
                        Stream.concat(
                                graph.initializers().keySet().stream(),
                                graph.nodes().stream()
                                        .map(NodeProto::getOutputList)
                                        .flatMap(List::stream)))
                .filter(name -> !name.isEmpty())
                .forEach(name -> {
                    probe.addNode(NodeProto.newBuilder()
                            .setOpType("Shape")
                            .addInput(name)
                            .addOutput(RANK + name));
                    probe.addOutput(ValueInfoProto.newBuilder().setName(name));
                    probe.addOutput(ValueInfoProto.newBuilder().setName(RANK + name));
                });
        try (ModelSession session =
                ModelSession.of(graph.with(probe.build()).bytes(), "the model's graph", SessionSettings.DEFAULT)) {
            session.outputs().forEach(spec -> types.put(spec.name(), spec));
        }
        return new ValueTypes(types);
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
