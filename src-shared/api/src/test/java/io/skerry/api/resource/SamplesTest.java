package io.skerry.api.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.skerry.api.Kinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization(MAPPER, false);

    /** 500 and 500.0 are the same number. */
    private static final Comparator<JsonNode> SAME = (a, b) ->
            a.isNumber() && b.isNumber() ? Double.compare(a.doubleValue(), b.doubleValue()) : a.equals(b) ? 0 : 1;

    static List<Path> accepted() {
        return Samples.accepted();
    }

    static List<Path> refused() {
        return Samples.refused();
    }

    @Test
    void theSamplesAreThere() {
        assertThat(accepted()).hasSize(22);
        assertThat(refused()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void aSampleIsReadAndWrittenWithoutLoss(Path file) throws IOException {
        String yaml = Files.readString(file);

        CustomResource<?, ?> resource = read(yaml);

        JsonNode written = MAPPER.valueToTree(resource);
        assertThat(written.equals(SAME, tree(yaml)))
                .as(written.toPrettyString())
                .isTrue();
        assertThat(read(SERIALIZATION.asYaml(resource))).isEqualTo(resource);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatSednaRefusesIsRefusedWithTheFieldsName(Path file) throws IOException {
        String yaml = Files.readString(file);

        assertThatThrownBy(() -> read(yaml)).hasMessageContaining("env").hasMessageContaining("value");
    }

    private static CustomResource<?, ?> read(String yaml) {
        String kind = tree(yaml).get("kind").textValue();
        Class<? extends CustomResource<?, ?>> type = Kinds.ALL.stream()
                .filter(candidate -> candidate.getSimpleName().equals(kind))
                .findFirst()
                .orElseThrow();
        return SERIALIZATION.unmarshal(yaml, type);
    }

    private static JsonNode tree(String yaml) {
        return MAPPER.valueToTree(SERIALIZATION.unmarshal(yaml, Map.class));
    }
}
