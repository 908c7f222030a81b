package io.skerry.onnx;

import io.skerry.onnx.ModelException.Kind;
import io.skerry.onnx.ProtobufFields.Malformed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Walks an ONNX {@code ModelProto} down to its tensors, wherever they hide: initializers, attributes of nodes, graphs in attributes,
 * functions. Field numbers are those of onnx.proto (github.com/onnx/onnx).
 */
final class OnnxScan {

    /** A sound message that must not be loaded. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final Kind kind;

        Refused(Kind kind, String message) {
            super(message);
            this.kind = kind;
        }

        Kind kind() {
            return kind;
        }
    }

    private static final int MAX_DEPTH = 64;
    private static final int EXTERNAL = 1;
    private static final ByteBuffer SOFTMAX = StandardCharsets.UTF_8.encode("Softmax");

    private final long maxElements;
    private final Map<String, String> metadata = new HashMap<>();
    private final Set<String> softmaxes = new HashSet<>();
    private boolean graphSeen;

    OnnxScan(long maxElements) {
        this.maxElements = maxElements;
    }

    Map<String, String> metadata() {
        return Map.copyOf(metadata);
    }

    Set<String> softmaxes() {
        return Set.copyOf(softmaxes);
    }

    void model(ProtobufFields model) throws Malformed, Refused {
        while (model.next()) {
            switch (model.number()) {
                case 7 -> {
                    graphSeen = true;
                    graph(model.message(), 0);
                }
                case 14 -> property(model.message());
                case 25 -> function(model.message());
                default -> {}
            }
        }
        if (!graphSeen) {
            throw new Malformed("it has no graph");
        }
    }

    private void property(ProtobufFields entry) throws Malformed {
        String key = "";
        String value = "";
        while (entry.next()) {
            switch (entry.number()) {
                case 1 -> key = entry.string();
                case 2 -> value = entry.string();
                default -> {}
            }
        }
        metadata.put(key, value);
    }

    private void function(ProtobufFields function) throws Malformed, Refused {
        while (function.next()) {
            if (function.number() == 7) {
                node(function.message(), 1);
            }
        }
    }

    private void graph(ProtobufFields graph, int depth) throws Malformed, Refused {
        if (depth > MAX_DEPTH) {
            throw new Refused(Kind.UNSUPPORTED, "graphs are nested more than " + MAX_DEPTH + " deep");
        }
        while (graph.next()) {
            switch (graph.number()) {
                case 1 -> node(graph.message(), depth);
                case 5 -> tensor(graph.message());
                case 15 -> sparseTensor(graph.message());
                default -> {}
            }
        }
    }

    private void node(ProtobufFields node, int depth) throws Malformed, Refused {
        ByteBuffer output = ByteBuffer.allocate(0);
        boolean softmax = false;
        while (node.next()) {
            switch (node.number()) {
                case 2 -> output = node.bytes();
                case 4 -> softmax = node.bytes().equals(SOFTMAX);
                case 5 -> attribute(node.message(), depth);
                default -> {}
            }
        }
        if (softmax && depth == 0) {
            softmaxes.add(StandardCharsets.UTF_8.decode(output).toString());
        }
    }

    private void attribute(ProtobufFields attribute, int depth) throws Malformed, Refused {
        while (attribute.next()) {
            switch (attribute.number()) {
                case 5, 10 -> tensor(attribute.message());
                case 6, 11 -> graph(attribute.message(), depth + 1);
                case 22, 23 -> sparseTensor(attribute.message());
                default -> {}
            }
        }
    }

    private void sparseTensor(ProtobufFields sparse) throws Malformed, Refused {
        long elements = 1;
        while (sparse.next()) {
            switch (sparse.number()) {
                case 1, 2 -> tensor(sparse.message());
                case 3 -> elements = dimensions(sparse, elements);
                default -> {}
            }
        }
        if (elements > maxElements) {
            throw new Refused(
                    Kind.TOO_LARGE,
                    "a sparse tensor has " + elements + " elements when it is unpacked: store it dense");
        }
    }

    /** Whatever their type, two elements take at least a byte. */
    private static void tensor(ProtobufFields tensor) throws Malformed, Refused {
        long bytes = tensor.remaining();
        long elements = 1;
        while (tensor.next()) {
            switch (tensor.number()) {
                case 1 -> elements = dimensions(tensor, elements);
                case 13 -> throw external();
                case 14 -> {
                    if (tensor.varint() == EXTERNAL) {
                        throw external();
                    }
                }
                default -> {}
            }
        }
        if (elements / 2 > bytes) {
            throw new Malformed("a tensor says it has " + elements + " elements, in " + bytes + " bytes");
        }
    }

    /** The elements so far times one dimension, or all of them if they are packed. */
    private static long dimensions(ProtobufFields tensor, long elements) throws Malformed {
        if (!tensor.hasBytes()) {
            return times(elements, tensor.varint());
        }
        ProtobufFields packed = tensor.message();
        long product = elements;
        while (packed.remaining() > 0) {
            product = times(product, packed.readVarint());
        }
        return product;
    }

    private static long times(long elements, long dimension) throws Malformed {
        if (dimension < 0) {
            throw new Malformed("a tensor has the dimension " + dimension);
        }
        return Math.multiplyHigh(elements, dimension) != 0 || elements * dimension < 0
                ? Long.MAX_VALUE
                : elements * dimension;
    }

    private static Refused external() {
        return new Refused(
                Kind.EXTERNAL_DATA,
                "weights are in other files, which is not accepted: save the model as one file"
                        + " (onnx.save(model, path, save_as_external_data=False))");
    }
}
