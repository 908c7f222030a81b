package io.skerry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;

/** A graph that cannot be trained; the message names the operator and the node, and says what to do. */
public final class GradientException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public GradientException(String message) {
        super(message);
    }

    /** For a node. */
    public static GradientException at(NodeProto node, String why) {
        String name = node.getName().isEmpty() ? "that gives '" + node.getOutput(0) + "'" : "'" + node.getName() + "'";
        return new GradientException("the " + node.getOpType() + " " + name + " cannot be differentiated: " + why);
    }
}
