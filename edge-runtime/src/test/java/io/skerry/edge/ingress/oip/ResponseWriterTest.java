package io.skerry.edge.ingress.oip;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.inference.cascade.Answer;
import io.skerry.inference.cascade.AnswerSource;
import io.skerry.inference.cascade.Verdict;
import io.skerry.inference.predict.Classification;
import io.skerry.mining.ClassScores;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponseWriterTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Answer> ANSWERS = List.of(
            answer(AnswerSource.EDGE, null, 0.75, 0.25),
            answer(AnswerSource.CLOUD, new Verdict(1, "Käse", 0.5, "deep:7"), 0.5, 0.5));

    @Test
    void allOutputsInJson() throws IOException {
        ResponseWriter.Response response = ResponseWriter.write("default.x", request("42", wanted(false)), ANSWERS);

        assertThat(response.binary()).isFalse();
        assertThat(JSON.readTree(response.body())).isEqualTo(JSON.readTree("""
                {
                  "model_name": "default.x",
                  "model_version": "3",
                  "id": "42",
                  "outputs": [
                    {"name": "label", "datatype": "BYTES", "shape": [2], "data": ["cat", "Käse"]},
                    {"name": "index", "datatype": "INT64", "shape": [2], "data": [0, 1]},
                    {"name": "confidence", "datatype": "FP32", "shape": [2], "data": [0.75, 0.5]},
                    {"name": "source", "datatype": "BYTES", "shape": [2], "data": ["edge", "cloud"]},
                    {"name": "scores", "datatype": "FP32", "shape": [2, 2], "data": [0.75, 0.25, 0.5, 0.5]}
                  ]
                }"""));
    }

    @Test
    void allOutputsBehindTheJsonInTheirOrder() throws IOException {
        ResponseWriter.Response response = ResponseWriter.write("default.x", request(null, wanted(true)), ANSWERS);

        assertThat(response.binary()).isTrue();
        JsonNode header = JSON.readTree(response.body(), 0, response.headerLength());
        assertThat(header.has("id")).isFalse();
        assertThat(header.findValues("binary_data_size"))
                .extracting(JsonNode::asInt)
                .containsExactly(4 + 3 + 4 + 5, 16, 8, 4 + 4 + 4 + 5, 16);
        assertThat(header.findValues("data")).isEmpty();
        ByteBuffer bytes = ByteBuffer.wrap(response.body()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(response.headerLength());
        assertThat(text(bytes)).isEqualTo("cat");
        assertThat(text(bytes)).isEqualTo("Käse");
        assertThat(List.of(bytes.getLong(), bytes.getLong())).containsExactly(0L, 1L);
        assertThat(List.of(bytes.getFloat(), bytes.getFloat())).containsExactly(0.75f, 0.5f);
        assertThat(text(bytes)).isEqualTo("edge");
        assertThat(text(bytes)).isEqualTo("cloud");
        assertThat(List.of(bytes.getFloat(), bytes.getFloat(), bytes.getFloat(), bytes.getFloat()))
                .containsExactly(0.75f, 0.25f, 0.5f, 0.5f);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void whatIsNotWantedIsNotThereAndEachOutputIsInItsOwnForm() throws IOException {
        InferRequest request = request(null, Map.of(Output.INDEX, true, Output.LABEL, false));

        ResponseWriter.Response response = ResponseWriter.write("default.x", request, ANSWERS);

        JsonNode header = JSON.readTree(response.body(), 0, response.headerLength());
        assertThat(header.at("/outputs").findValuesAsText("name")).containsExactlyInAnyOrder("label", "index");
        assertThat(header.findValue("data")).hasSize(2);
        assertThat(response.body().length - response.headerLength()).isEqualTo(16);
    }

    private static String text(ByteBuffer bytes) {
        byte[] text = new byte[bytes.getInt()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static Map<Output, Boolean> wanted(boolean binary) {
        Map<Output, Boolean> all = new EnumMap<>(Output.class);
        for (Output output : Output.values()) {
            all.put(output, binary);
        }
        return all;
    }

    private static InferRequest request(@Nullable String id, Map<Output, Boolean> outputs) {
        return new InferRequest(id, List.of(), outputs);
    }

    private static Answer answer(AnswerSource source, @Nullable Verdict cloud, double... calibrated) {
        ClassScores scores = new ClassScores(new double[] {0.9, 0.1}, calibrated, null);
        Classification classification = Classification.of(scores, List.of("cat", "dog"));
        return new Answer(
                new UUID(1, 2),
                source,
                "why",
                classification,
                Verdict.of(classification, "shallow:3"),
                cloud,
                0.5,
                null,
                1);
    }
}
