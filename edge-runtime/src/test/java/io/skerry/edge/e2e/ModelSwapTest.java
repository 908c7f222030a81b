package io.skerry.edge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.skerry.api.plan.ModelReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New plans with other models while clients ask without a pause. */
@Tag("real")
class ModelSwapTest {

    private static final int CLIENTS = 4;
    private static final String FIRST = "fashion-shallow:1";
    private static final String SECOND = "mnist-shallow:1";

    @TempDir
    Path folder;

    @Test
    void a_good_model_replaces_the_old_one_and_a_bad_one_does_not_without_a_failed_request() throws Exception {
        List<byte[]> pictures = Samples.pictures(100);
        try (Edge edge = Edge.start(
                        folder.resolve("edge"),
                        Plans.allEasy(1, reference(Samples.shallow("fashion-mnist"))),
                        Map.of(),
                        List.of());
                Clients clients = Clients.start(CLIENTS, edge, pictures)) {
            clients.awaitAnswers(50);
            assertThat(clients.answers()).extracting(Answer::model).containsOnly(FIRST);

            edge.replacePlan(Plans.allEasy(2, reference(Samples.shallow("mnist"))));
            Eventually.holds(
                    "the second model answers",
                    () -> edge.ask(pictures.getFirst()).model().equals(SECOND));

            edge.replacePlan(Plans.allEasy(3, reference(damaged())));
            Eventually.holds("the damaged model is refused", () -> model(edge).startsWith(SECOND + ", refused"));
            int seen = clients.answered();
            clients.awaitAnswers(50);
            clients.stop();

            assertThat(clients.failures()).isEmpty();
            assertThat(clients.answers().subList(seen, clients.answered()))
                    .extracting(Answer::model)
                    .containsOnly(SECOND);
            edge.process().awaitReady();
        }
    }

    private static ModelReference reference(Path folder) {
        return new ModelReference(folder.toUri(), null);
    }

    private static String model(Edge edge) throws IOException {
        JsonNode services = edge.services();
        return services.at("/0/model").asText();
    }

    private Path damaged() throws IOException {
        byte[] model = Files.readAllBytes(Samples.shallow("mnist").resolve("model.onnx"));
        Path copy = Files.createDirectory(folder.resolve("damaged"));
        Files.write(copy.resolve("model.onnx"), Arrays.copyOf(model, model.length / 2));
        return copy;
    }
}
