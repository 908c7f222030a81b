package io.skerry.onnx.gradient;

import io.skerry.onnx.graph.Value;
import java.util.Optional;
import java.util.function.Supplier;

/** One node on the way back: what a rule sees of it, and where it puts the gradients of its inputs. */
public final class Backward extends NodeView {

    private final Gradients gradients;

    Backward(NodeView node, Gradients gradients) {
        super(node);
        this.gradients = gradients;
    }

    /** The gradient of the first output. */
    public Value gradient() {
        return gradient(0).orElseThrow(() -> cannot("nothing is asked of its first output, but of others"));
    }

    /** The gradient of an output; empty if the loss does not depend on it. */
    public Optional<Value> gradient(int output) {
        return gradients.of(node().getOutput(output), graph());
    }

    /** Whether the gradient of an input is asked for. */
    public boolean wants(int input) {
        return hasInput(input) && gradients.wants(node().getInput(input));
    }

    /**
     * Asserts that nothing is asked of an input.
     *
     * @throws GradientException if a parameter is behind it
     */
    public void requireFixed(int input, String role) {
        if (wants(input)) {
            throw cannot("its " + role + " '" + node().getInput(input)
                    + "' is a parameter or depends on one: make it a constant, or freeze that parameter");
        }
    }

    /** Gives an input its gradient, of the input's own shape; nothing is computed where none is asked for. */
    public void give(int input, Supplier<Value> gradient) {
        if (wants(input)) {
            gradients.add(node().getInput(input), gradient.get());
        }
    }
}
