package io.skerry.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.skerry.onnx.ModelException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnnxGraphTest {

    private static OnnxGraph graph(int opset) {
        GraphBuilder builder = new GraphBuilder("graph");
        builder.initializer(Tensors.floats("weight", new long[] {1, 2}, 3, 4));
        builder.initializer(Tensors.longs("shape", new long[] {1}, 2));
        return OnnxGraph.of(builder.build(), opset);
    }

    @Test
    void initializersTakeOtherNumbersAndKeepTheirShape() {
        OnnxGraph other = graph(17).withInitializers(Map.of("weight", new float[] {5, 6}));
        assertThat(other.initializers().keySet()).containsExactly("weight", "shape");
        assertThat(other.initializers().get("weight")).isEqualTo(Tensors.floats("weight", new long[] {1, 2}, 5, 6));
        assertThat(other.initializers().get("shape"))
                .isEqualTo(graph(17).initializers().get("shape"));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> graph(17).withInitializers(Map.of("bias", new float[2])))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("no initializer 'bias'", "weight");
        assertThatThrownBy(() -> graph(17).withInitializers(Map.of("weight", new float[3])))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("3 numbers", "'weight'", "[1, 2]");
        assertThatThrownBy(() -> graph(17).withInitializers(Map.of("shape", new float[1])))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("INT64");
    }

    @Test
    void anOldModelIsRefused() {
        assertThatThrownBy(() -> graph(12))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("opset 12", "opset 13 or later");
    }

    @Test
    void bytesThatAreNoModelAreRefused() {
        byte[] text = "no model".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> OnnxGraph.read(text)).isInstanceOf(ModelException.class);
    }

    @Test
    void parametersThatWereWrittenOnceBecauseTheyWereEqualAreSeparate() {
        GraphBuilder builder = new GraphBuilder("graph");
        builder.initializer(Tensors.floats("first.scale", new long[] {2}, 1, 1));
        builder.name(builder.value("first.scale"), "second.scale");
        builder.name(builder.value("second.scale"), "third.scale");
        Value sum = builder.value("first.scale").plus(builder.value("third.scale"));
        builder.name(sum, "y");
        OnnxGraph read = OnnxGraph.read(OnnxGraph.of(builder.build(), 17).bytes());
        assertThat(read.initializers().keySet()).containsExactly("first.scale", "second.scale", "third.scale");
        assertThat(read.initializers().get("third.scale"))
                .isEqualTo(Tensors.floats("third.scale", new long[] {2}, 1, 1));
        assertThat(read.nodes()).extracting(NodeProto::getOpType).containsExactly("Add", "Identity");
    }

    @Test
    void aNameThatIsReservedIsNotGivenAway() {
        GraphBuilder builder = new GraphBuilder("graph");
        builder.reserve(List.of("Relu", "Relu_1"));
        assertThat(builder.free("Relu")).isEqualTo("Relu_2");
    }
}
