package io.skerry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Optional;

/** Nodes that do something else while a model is trained than what they do when it is used. */
@FunctionalInterface
public interface RuleChoice {

    /** Each node does what it does when the model is used. */
    RuleChoice NONE = _ -> Optional.empty();

    /** The rule for a node that does something else, whether or not a parameter is before it. */
    Optional<GradientRule> of(NodeProto node);
}
