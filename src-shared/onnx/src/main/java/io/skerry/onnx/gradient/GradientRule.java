package io.skerry.onnx.gradient;

/** How an operator is differentiated. */
@FunctionalInterface
public interface GradientRule {

    /**
     * Adds the node itself, in a form that leaves what its gradient needs.
     *
     * @return its way back
     * @throws GradientException if this node cannot be differentiated
     */
    Pullback forward(NodeView node);

    /** For an operator whose gradient needs nothing but its inputs and outputs. */
    static GradientRule of(Pullback pullback) {
        return node -> {
            node.graph().add(node.node());
            return pullback;
        };
    }
}
