package io.skerry.onnx.gradient;

/** How the gradient flows back through one node. */
@FunctionalInterface
public interface Pullback {

    /**
     * Gives each input its part of the gradient.
     *
     * @throws GradientException if this node cannot be differentiated
     */
    void apply(Backward node);
}
