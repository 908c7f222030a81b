package io.skerry.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A model of ONNX's own operators as a value.
 *
 * @param model the message that it is in a file
 */
public record OnnxGraph(ModelProto model) {

    /** The first in which a ReduceSum, a Squeeze and a Softmax are what they are today. */
    public static final int OLDEST_OPSET = 13;

    private static final String ONNX = "ai.onnx";

    /**
     * Checks a model.
     *
     * @throws ModelException if it has functions of its own, or another version of the operators than this can handle
     */
    public OnnxGraph {
        if (model.getFunctionsCount() > 0) {
            throw new ModelException(
                    Kind.UNSUPPORTED,
                    "the model has functions of its own ('"
                            + model.getFunctions(0).getName() + "'): export it with plain operators");
        }
        if (opset(model) < OLDEST_OPSET) {
            throw new ModelException(
                    Kind.UNSUPPORTED,
                    "the model has opset " + opset(model) + ": export it with opset " + OLDEST_OPSET + " or later");
        }
    }

    /**
     * Reads a model from the bytes of its file. Parameters that the file has once, because they were equal when it was written, are separate
     * initializers.
     *
     * @throws ModelException if they are none
     */
    public static OnnxGraph read(byte[] file) {
        try {
            OnnxGraph read = new OnnxGraph(ModelProto.parseFrom(file));
            return read.with(EqualInitializers.separated(read.graph()));
        } catch (InvalidProtocolBufferException e) {
            throw new ModelException(Kind.CORRUPT, "this is not an ONNX model: " + e.getMessage(), e);
        }
    }

    /** The bytes of its file: the same each time. */
    public byte[] bytes() {
        return model.toByteArray();
    }

    /** The version of ONNX's operators. */
    public int opset() {
        return opset(model);
    }

    private static int opset(ModelProto model) {
        return model.getOpsetImportList().stream()
                .filter(set -> isOnnx(set.getDomain()))
                .mapToInt(set -> Math.toIntExact(set.getVersion()))
                .findFirst()
                .orElse(0);
    }

    /** Whether operators of a domain are ONNX's own. */
    public static boolean isOnnx(String domain) {
        return domain.isEmpty() || domain.equals(ONNX);
    }

    public GraphProto graph() {
        return model.getGraph();
    }

    /** In an order in which each comes after those that it takes from. */
    public List<NodeProto> nodes() {
        return graph().getNodeList();
    }

    /** What the model has learned, and constants, by name. */
    public SequencedMap<String, TensorProto> initializers() {
        SequencedMap<String, TensorProto> byName = new LinkedHashMap<>();
        graph().getInitializerList().forEach(tensor -> byName.put(tensor.getName(), tensor));
        return byName;
    }

    /** What must be given to run it: an initializer that is listed among the inputs, too, need not. */
    public List<ValueInfoProto> inputs() {
        SequencedMap<String, TensorProto> initializers = initializers();
        return graph().getInputList().stream()
                .filter(input -> !initializers.containsKey(input.getName()))
                .toList();
    }

    /** Names of its outputs. */
    public List<String> outputs() {
        return graph().getOutputList().stream().map(ValueInfoProto::getName).toList();
    }

    /** The same model with another graph. */
    public OnnxGraph with(GraphProto graph) {
        return new OnnxGraph(model.toBuilder().setGraph(graph).build());
    }

    /**
     * The same model with other numbers in some of its initializers, such as what it has learned.
     *
     * @param values the elements of initializers of FP32, by name
     * @throws ModelException if there is no such initializer, or it has another size or type
     */
    public OnnxGraph withInitializers(Map<String, float[]> values) {
        SequencedMap<String, TensorProto> initializers = initializers();
        values.forEach((name, floats) -> initializers.put(name, Tensors.replaced(required(name), floats)));
        return with(graph().toBuilder()
                .clearInitializer()
                .addAllInitializer(initializers.values())
                .build());
    }

    private TensorProto required(String name) {
        TensorProto tensor = initializers().get(name);
        if (tensor == null) {
            throw new ModelException(
                    Kind.CONTRADICTION,
                    "the model has no initializer '" + name + "': it has "
                            + initializers().keySet());
        }
        return tensor;
    }

    /** A model of a graph alone. */
    public static OnnxGraph of(GraphProto graph, int opset) {
        return new OnnxGraph(ModelProto.newBuilder()
                .setIrVersion(IrVersion.of(opset))
                .setProducerName("skerry")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(graph)
                .build());
    }
}
