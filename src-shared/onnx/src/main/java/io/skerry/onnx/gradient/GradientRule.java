package io.skerry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.skerry.onnx.graph.GraphBuilder;

/** How the gradient flows back through one operator. */
@FunctionalInterface
public interface GradientRule {

    /**
     * Gives each input its part of the gradient.
     *
     * @throws GradientException if this node cannot be differentiated
     */
    void apply(Backward node);

    /** The node with the outputs that its gradient needs beside its own. */
    default NodeProto forward(NodeProto node, GraphBuilder graph) {
        return node;
    }
}
