package io.skerry.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.ModelReference;
import io.skerry.edge.testbed.S3Gateway;
import io.skerry.onnx.ModelArtefact;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model in an object store, named in the plan with its digest. */
@Tag("real")
class S3ModelTest {

    private static final URI ADDRESS = URI.create("s3://models/fashion/shallow/");

    @TempDir
    Path folder;

    @Test
    void the_edge_fetches_its_model_from_s3_and_works_on_without_the_store() throws Exception {
        Path model = Samples.shallow("fashion-mnist");
        String sha256 = ModelArtefact.open(model).sha256();
        S3Gateway gateway = S3Gateway.start(folder);
        put(gateway, model);
        try (Edge edge = Edge.start(
                folder.resolve("edge"),
                Plans.allEasy(1, new ModelReference(ADDRESS, sha256)),
                environment(gateway),
                List.of())) {
            assertThat(edge.ask(Samples.pictures(1).getFirst()).model()).isEqualTo("fashion-shallow:1");

            gateway.close();
            edge.process().kill();
            edge.process().restart();
            assertThat(edge.ask(Samples.pictures(1).getFirst()).model()).isEqualTo("fashion-shallow:1");
        } finally {
            gateway.close();
        }
    }

    private static Map<String, String> environment(S3Gateway gateway) {
        return Map.of(
                "SKERRY_MODELS_S3_ENDPOINT", gateway.endpoint().toString(),
                "SKERRY_MODELS_S3_REGION", S3Gateway.REGION,
                "AWS_ACCESS_KEY_ID", S3Gateway.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY", S3Gateway.SECRET_KEY);
    }

    private static void put(S3Gateway gateway, Path model) throws IOException {
        try (Stream<Path> files = Files.list(model)) {
            for (Path file : files.toList()) {
                gateway.put("models", "fashion/shallow/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
    }
}
