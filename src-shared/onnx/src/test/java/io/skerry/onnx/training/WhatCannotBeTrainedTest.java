package io.skerry.onnx.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.gradient.GradientException;
import io.skerry.onnx.graph.Attributes;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.graph.Tensors;
import io.skerry.onnx.graph.Value;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WhatCannotBeTrainedTest {

    private static final StepOptions OPTIONS = StepOptions.of(new CrossEntropy(), Sgd.PLAIN);

    private final ModelBuilder builder = new ModelBuilder();

    private void requireRefused(OnnxGraph model, Class<? extends Exception> type, String... parts) {
        assertThatThrownBy(() -> StepGraph.of(model, OPTIONS))
                .isInstanceOf(type)
                .hasMessageContainingAll(parts);
    }

    private Value logits() {
        return builder.linear("fc", builder.input("x", 4), 4, 3);
    }

    @Test
    void anOperatorWithoutARule() {
        Value output = logits().apply("Sinh");
        requireRefused(
                builder.build(output, 3),
                GradientException.class,
                "the Sinh that gives 'Sinh'",
                "no rule",
                "LayerNorm");
    }

    @Test
    void anOperatorOfAnotherDomain() {
        Value hidden = logits();
        builder.graph()
                .add(NodeProto.newBuilder()
                        .setName("fused")
                        .setOpType("FastGelu")
                        .setDomain("com.microsoft")
                        .addInput(hidden.name())
                        .addOutput("y")
                        .build());
        OnnxGraph model = builder.build(builder.graph().value("y"), 3);
        OnnxGraph withDomain = new OnnxGraph(model.model().toBuilder()
                .addOpsetImport(OperatorSetIdProto.newBuilder()
                        .setDomain("com.microsoft")
                        .setVersion(1))
                .build());
        requireRefused(withDomain, GradientException.class, "FastGelu 'fused'", "com.microsoft", "standard operators");
    }

    @Test
    void aBranchThatUsesAParameter() {
        Value hidden = logits();
        NodeProto pass = NodeProto.newBuilder()
                .setOpType("Identity")
                .addInput(hidden.name())
                .addOutput("branch")
                .build();
        GraphProto branch = GraphProto.newBuilder()
                .setName("branch")
                .addNode(pass)
                .addOutput(ValueInfoProto.newBuilder().setName("branch"))
                .build();
        Value condition = builder.graph()
                .constant(
                        "condition",
                        TensorProto.newBuilder()
                                .setDataType(TensorProto.DataType.BOOL.getNumber())
                                .addInt32Data(1)
                                .build());
        Value output = builder.graph()
                .node("If", List.of(condition), subgraph("then_branch", branch), subgraph("else_branch", branch));
        requireRefused(
                builder.build(output, 3), GradientException.class, "the If", hidden.name(), "without control flow");
    }

    private static AttributeProto subgraph(String name, GraphProto graph) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.GRAPH)
                .setG(graph)
                .build();
    }

    @Test
    void aShapeWhoseRankIsNotKnown() {
        Value hidden = logits();
        Value twos = builder.graph().node("NonZero", List.of(builder.input("shape")));
        Value shape = twos.reshaped(-1);
        Value any = builder.graph().node("Reshape", List.of(hidden, shape));
        requireRefused(
                builder.build(any, 3), GradientException.class, "the Reshape", "how many dimensions", "fixed shapes");
    }

    @Test
    void aModelOfIntegersOnly() {
        builder.graph().initializer(Tensors.longs("table", new long[] {3}, 1, 2, 3));
        Value output = builder.input("x", 3)
                .plus(builder.graph().value("table").asFloat())
                .apply("Relu");
        requireRefused(builder.build(output, 3), ModelException.class, "no parameters of FP32", "quantised");
    }

    @Test
    void aModelWithoutParameters() {
        requireRefused(
                builder.build(builder.input("x", 3).apply("Relu"), 3), ModelException.class, "no parameters of FP32");
    }

    @Test
    void aParameterThatTheOutputDoesNotDependOn() {
        Value output = logits();
        builder.parameter("unused", 2);
        requireRefused(builder.build(output, 3), GradientException.class, "'unused'", "remove it", "freeze it");
    }

    @Test
    void aParameterBehindAnIntegerIsNotReached() {
        Value whole = logits().apply("Cast", Attributes.integer("to", 7)).asFloat();
        requireRefused(
                builder.build(whole, 3), GradientException.class, "does not depend on the parameter 'fc.weight'");
    }

    @Test
    void doublePrecision() {
        Value wide = logits().apply("Cast", Attributes.integer("to", 11));
        Value output = wide.apply("Relu").asFloat();
        requireRefused(builder.build(output, 3), GradientException.class, "the Relu", "FP64", "single precision");
    }

    @Test
    void frozenNamesThatAreNone() {
        OnnxGraph model = builder.build(logits(), 3);
        StepOptions options = new StepOptions(new CrossEntropy(), Sgd.PLAIN, List.of(), 0, Set.of("fc.wieght"), false);
        assertThatThrownBy(() -> StepGraph.of(model, options))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("'fc.wieght' cannot be frozen", "fc.weight");
    }

    @Test
    void aPadThatReflects() {
        Value wide = builder.graph()
                .node(
                        "Pad",
                        List.of(logits(), builder.graph().integers(0, 1, 0, 0)),
                        Attributes.text("mode", "reflect"));
        requireRefused(builder.build(wide, 4), GradientException.class, "the Pad", "'reflect'", "only 'constant'");
    }

    @Test
    void logitsThatAreNone() {
        Value output = logits().sum(false, 1);
        requireRefused(builder.build(output), ModelException.class, "needs logits [N, K]");
    }

    @Test
    void butAParameterThatIsSharedIsTrainedOnce() {
        Value x = builder.input("x", 4);
        Value tied = builder.parameter("tied", 4, 4);
        Value output = x.matmul(tied).apply("Relu").matmul(tied);
        StepGraph step = StepGraph.of(builder.build(output, 4), OPTIONS);
        assertThat(step.parameters()).containsExactly(new Slot("tied", List.of(4L, 4L)));
    }
}
