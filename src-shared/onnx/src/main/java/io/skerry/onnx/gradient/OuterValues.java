package io.skerry.onnx.gradient;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What the subgraphs of a node take from outside, beside its inputs. */
final class OuterValues {

    private OuterValues() {}

    static Set<String> of(NodeProto node) {
        Set<String> taken = new HashSet<>();
        node.getAttributeList().stream().flatMap(OuterValues::graphs).forEach(graph -> collect(graph, taken));
        return taken;
    }

    private static Stream<GraphProto> graphs(AttributeProto attribute) {
        return attribute.hasG() ? Stream.of(attribute.getG()) : attribute.getGraphsList().stream();
    }

    private static void collect(GraphProto graph, Set<String> taken) {
        Set<String> own = new HashSet<>();
        graph.getInputList().forEach(input -> own.add(input.getName()));
        graph.getInitializerList().forEach(tensor -> own.add(tensor.getName()));
        for (NodeProto node : graph.getNodeList()) {
            Stream.concat(node.getInputList().stream(), of(node).stream())
                    .filter(input -> !own.contains(input))
                    .forEach(taken::add);
            own.addAll(node.getOutputList());
        }
        graph.getOutputList().stream()
                .map(output -> output.getName())
                .filter(output -> !own.contains(output))
                .forEach(taken::add);
    }
}
