package io.skerry.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.skerry.onnx.Datatype;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTypesTest {

    private final GraphBuilder builder = new GraphBuilder("graph");
    private final Value x = builder.input(ValueInfos.of("x", DataType.FLOAT, List.of(-1L, 3L, 4L)));

    private ValueTypes types() {
        return ValueTypes.of(OnnxGraph.of(builder.build(), 17));
    }

    @Test
    void onlyTheDimensionOfTheBatchIsFree() {
        Value y = x.apply("Relu").transposed(1, 0, 2);
        assertThat(types().shape(y.name())).containsExactly(3L, -1L, 4L);
    }

    @Test
    void aShapeThatTheGraphComputesFromTheBatchIsKnown() {
        Value batch = x.apply("Shape", Attributes.integer("start", 0), Attributes.integer("end", 1));
        Value shape = builder.node("Concat", List.of(batch, builder.integers(2, -1)), Attributes.integer("axis", 0));
        Value y = x.reshaped(shape);
        assertThat(types().shape(y.name())).containsExactly(-1L, 2L, 6L);
    }

    @Test
    void aGraphThatTakesOneSizeOfBatchOnlyIsKnownAsItSays() {
        builder.initializer(Tensors.floats("state", new long[] {1, 3, 4}, new float[12]));
        Value y = builder.node("Concat", List.of(x, builder.value("state")), Attributes.integer("axis", 1));
        assertThat(types().shape(y.name())).containsExactly(1L, 6L, 4L);
    }

    @Test
    void aScalarIsRankedAndAValueOfUnknownRankIsNot() {
        Value sum = x.sum();
        Value shape = x.apply("NonZero").reshaped(-1);
        Value any = x.reshaped(shape);
        assertThat(types().shape(sum.name())).isEmpty();
        assertThat(types().ranked(sum.name())).isTrue();
        assertThat(types().ranked(any.name())).isFalse();
    }

    @Test
    void typesAreKnownToo() {
        Value large = builder.node("Greater", List.of(x, builder.scalar(0)));
        assertThat(types().of(large.name()).datatype()).isEqualTo(Datatype.BOOL);
    }
}
