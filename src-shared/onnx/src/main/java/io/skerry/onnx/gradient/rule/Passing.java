package io.skerry.onnx.gradient.rule;

import io.skerry.onnx.Datatype;
import io.skerry.onnx.gradient.Backward;
import io.skerry.onnx.gradient.Pullback;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.Map;

/** Operators that let elements pass, some or all of them. Dropout is as it is when the model is used: it drops none. */
public final class Passing {

    public static final Map<String, Pullback> RULES = Map.of(
            "Identity", node -> node.give(0, node::gradient),
            "Dropout", node -> node.give(0, node::gradient),
            "Cast", Passing::cast,
            "Where", Passing::where,
            "Expand", node -> node.give(0, () -> Broadcast.undo(node, 0, node.gradient())));

    private static final int FLOAT = 1;
    private static final int FLOAT16 = 10;
    private static final int DOUBLE = 11;

    private Passing() {}

    private static void cast(Backward node) {
        Datatype from = node.datatype(node.input(0));
        Datatype to = node.datatype(node.output(0));
        node.give(
                0,
                () -> from == to
                        ? node.gradient()
                        : node.gradient().apply("Cast", Attributes.integer("to", number(from))));
    }

    private static int number(Datatype real) {
        return switch (real) {
            case FP16 -> FLOAT16;
            case FP64 -> DOUBLE;
            default -> FLOAT;
        };
    }

    private static void where(Backward node) {
        Value condition = node.input(0);
        Value zero = node.graph().scalar(0);
        node.give(1, () -> Broadcast.undo(node, 1, node.gradient().where(condition, zero)));
        node.give(
                2,
                () -> Broadcast.undo(node, 2, node.graph().node("Where", List.of(condition, zero, node.gradient()))));
    }
}
