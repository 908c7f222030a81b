package io.skerry.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {

    private static final Path SAMPLES = Path.of("..", "samples");

    @TempDir
    Path folder;

    private static Sample sample(String name) throws IOException {
        return Sample.read(SAMPLES.resolve("joint-inference").resolve(name + ".yaml"));
    }

    @ParameterizedTest
    @CsvSource({"fashion-mnist, default/fashion, 0.3", "mnist, default/digits, 0.1"})
    void each_file_has_one_service(String name, String service, double budget) throws IOException {
        Sample sample = sample(name);

        assertThat(sample.serviceId()).isEqualTo(service);
        assertThat(sample.miner()).isEqualTo("Margin");
        assertThat(sample.budget()).isEqualTo(budget);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fashion-mnist", "mnist"})
    void a_model_with_a_digest_has_that_of_the_file_beside_it(String name) throws IOException {
        List<HasMetadata> pinned = sample(name).resources().stream()
                .filter(resource -> resource.getKind().equals("Model"))
                .filter(resource -> field(resource, "sha256").isPresent())
                .toList();

        assertThat(pinned).isNotEmpty();
        for (HasMetadata model : pinned) {
            String path = field(model, "url").orElseThrow().replaceFirst("http://[^/]*/", "");
            Path manifest = SAMPLES.resolve(path).resolve("manifest.json");
            assertThat(new ObjectMapper()
                            .readTree(manifest.toFile())
                            .get("sha256")
                            .asText())
                    .isEqualTo(field(model, "sha256").orElseThrow());
        }
    }

    private static Optional<String> field(HasMetadata model, String name) {
        return Optional.ofNullable(((GenericKubernetesResource) model).get("spec", name));
    }

    @Test
    void what_is_wanted_otherwise_changes_a_copy() throws IOException {
        Sample original = sample("mnist");
        Sample changed = original.withMiner("Entropy").withBudget(0.2);

        assertThat(changed.miner()).isEqualTo("Entropy");
        assertThat(changed.budget()).isEqualTo(0.2);
        assertThat(changed.withBudget(0).budget()).isZero();
        assertThat(original).isEqualTo(sample("mnist"));
    }

    @Test
    void a_file_without_a_service_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: x}
                """);

        assertThatThrownBy(() -> Sample.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " has 0 resources of the kind JointInferenceService: write one");
    }
}
