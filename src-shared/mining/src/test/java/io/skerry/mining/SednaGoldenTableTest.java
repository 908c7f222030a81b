package io.skerry.mining;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row is what Sedna's own Python code answered, or the error that it raised. */
class SednaGoldenTableTest {

    private static final RandomGenerator ALWAYS_HALF = new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new AssertionError("a miner draws doubles only");
        }

        @Override
        public double nextDouble() {
            return 0.5;
        }
    };

    @ParameterizedTest(name = "{0} {1} {2} → {3}")
    @MethodSource("rows")
    void the_miner_answers_as_Sedna_does_and_finds_nothing_hard_where_Sedna_raises(
            String algorithm, JsonNode parameters, JsonNode input, JsonNode hard) throws Exception {
        Miner miner = Miners.create(algorithm, strings(parameters), ALWAYS_HALF, null);

        Hardness hardness = miner.look(prediction(algorithm, input));

        boolean sednaRaises = hard.isTextual();
        assertThat(sednaRaises || hard.isBoolean()).isTrue();
        assertThat(hardness.hard()).isEqualTo(!sednaRaises && hard.booleanValue());
        assertThat(hardness.score()).isBetween(0.0, 1.0);
    }

    static Stream<Arguments> rows() throws IOException {
        try (InputStream table =
                Objects.requireNonNull(SednaGoldenTableTest.class.getResourceAsStream("/hard-example-mining.json"))) {
            JsonNode rows = new ObjectMapper().readTree(table);
            assertThat(rows).hasSize(86);
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> Arguments.of(
                            row.get("algorithm").asText(), row.get("params"), row.get("input"), row.get("hard")));
        }
    }

    private static Map<String, String> strings(JsonNode parameters) {
        Map<String, String> strings = new HashMap<>();
        parameters
                .properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
        return strings;
    }

    private static Prediction prediction(String algorithm, JsonNode input) {
        if (algorithm.equals("CrossEntropyFilter")) {
            return ClassScores.ofProbabilities(row(input));
        }
        List<double[]> rows = new ArrayList<>();
        input.forEach(box -> rows.add(row(box)));
        return new Boxes(rows);
    }

    private static double[] row(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
