package io.skerry.edge.ingress.directory;

import static io.skerry.edge.inference.TestNode.service;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.api.plan.ServiceName;
import io.skerry.api.plan.WatchedDirectory;
import io.skerry.edge.inference.TestNode;
import io.skerry.edge.ingress.Failures;
import io.skerry.edge.ingress.Pictures;
import io.skerry.edge.ingress.Requests;
import io.skerry.edge.model.TestModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryIngressTest {

    private static final ServiceName SERVICE = new ServiceName("default", "brightness");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long LOOK_MILLIS = 20;

    @TempDir
    Path temp;

    private final List<Integer> failed = new CopyOnWriteArrayList<>();
    private Path folder;
    private TestNode node;
    private @Nullable DirectoryIngress ingress;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectory(temp.resolve("camera"));
        node = new TestNode(temp);
    }

    @AfterEach
    void stop() throws IOException {
        if (ingress != null) {
            ingress.close();
        }
        node.close();
    }

    @Test
    void eachImageGetsItsAnswerBesideIt() throws Exception {
        serve();
        put("b.png", Pictures.dark());
        watch(null);
        put("a.PNG", Pictures.bright());

        assertThat(answer("a.PNG.json").path("label").asText()).isEqualTo("bright");
        assertThat(answer("b.png.json").path("label").asText()).isEqualTo("dark");
        assertThat(answer("b.png.json").path("service").asText()).isEqualTo("default/brightness");
        assertThat(failed).isEmpty();
    }

    @Test
    void answersMayGoToAnotherFolder() throws Exception {
        serve();
        Path results = temp.resolve("answers/brightness");
        watch(results);

        put("a.png", Pictures.bright());

        assertThat(read(results.resolve("a.png.json"), whole()).path("label").asText())
                .isEqualTo("bright");
        assertThat(names()).containsExactly("a.png");
    }

    @Test
    void aRestartGoesOnWhereItWas() throws Exception {
        serve();
        put("a.png", Pictures.bright());
        Files.writeString(folder.resolve("a.png.json"), "{\"label\": \"from before\"}");
        put("b.png", Pictures.bright());
        watch(null);

        answer("b.png.json");

        assertThat(answer("a.png.json").path("label").asText()).isEqualTo("from before");
    }

    @Test
    void anImageThatIsYoungerThanItsAnswerIsAnsweredAgainAfterARestart() throws Exception {
        serve();
        Path result = Files.writeString(folder.resolve("a.png.json"), "{\"label\": \"from before\"}");
        Files.setLastModifiedTime(result, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        put("a.png", Pictures.bright());
        watch(null);

        assertThat(answer("a.png.json", json -> json.path("label").asText().equals("bright")))
                .isNotNull();
    }

    @Test
    void aFileThatIsStillBeingWrittenGetsAnErrorAndThenItsAnswer() throws Exception {
        serve();
        Files.write(folder.resolve("a.png"), Pictures.unfinished());
        watch(null);
        assertThat(answer("a.png.json").path("error").asText()).contains("ends");
        assertThat(failed).contains(400);

        Files.write(folder.resolve("a.png"), Pictures.bright());

        assertThat(answer("a.png.json", json -> json.has("label")).path("label").asText())
                .isEqualTo("bright");
    }

    @Test
    void aReplacedImageIsAnsweredAgainEvenIfItIsOlder() throws Exception {
        serve();
        put("a.png", Pictures.bright());
        watch(null);
        answer("a.png.json");

        Path older = Files.write(temp.resolve("older.png"), Pictures.dark());
        Files.setLastModifiedTime(older, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Files.move(older, folder.resolve("a.png"), StandardCopyOption.ATOMIC_MOVE);

        assertThat(answer("a.png.json", json -> json.path("label").asText().equals("dark")))
                .isNotNull();
    }

    @Test
    void imagesWaitForTheModelInsteadOfGettingAnError() throws Exception {
        put("a.png", Pictures.bright());
        node.apply(service("brightness", node.model("later", TestModel.first().without("model.onnx")), "EdgeOnly"));
        node.failing(SERVICE);
        watch(null);
        put("b.txt", new byte[0]);

        node.model("later", TestModel.first());

        assertThat(answer("a.png.json").path("label").asText()).isEqualTo("bright");
        assertThat(failed).isEmpty();
    }

    @Test
    void whatIsNoImageIsLeftAlone() throws Exception {
        serve();
        Files.createDirectory(folder.resolve("folder.png"));
        put(".hidden.png", Pictures.bright());
        put("notes.txt", Pictures.bright());
        watch(null);

        put("z.png", Pictures.bright());
        answer("z.png.json");

        assertThat(names()).containsExactlyInAnyOrder("folder.png", ".hidden.png", "notes.txt", "z.png", "z.png.json");
    }

    @Test
    void aFolderThatDoesNotExistYetIsWaitedFor() throws Exception {
        serve();
        Files.delete(folder);
        watch(null);

        Files.createDirectory(folder);
        put("a.png", Pictures.bright());

        assertThat(answer("a.png.json").path("label").asText()).isEqualTo("bright");
    }

    @Test
    void aServiceThatIsGoneIsAnError() throws Exception {
        put("a.png", Pictures.bright());
        node.apply();
        watch(null);

        assertThat(answer("a.png.json").path("error").asText()).contains("no service 'default/brightness'");
        assertThat(failed).containsExactly(404);
    }

    @Test
    void thePlanSaysWhichFoldersAreWatched() throws Exception {
        serve();
        WatchedDirectory directory = new WatchedDirectory(folder, null);
        try (DirectoryIngresses all =
                new DirectoryIngresses(new Requests(node.services, 8), new Failures(failed::add), JSON)) {
            all.apply(node.planOf(
                    service("brightness", node.model("first", TestModel.first()), "EdgeOnly", null, directory)));
            put("a.png", Pictures.bright());
            answer("a.png.json");

            all.apply(node.planOf());
            put("b.png", Pictures.bright());
        }

        assertThat(names()).contains("a.png.json").doesNotContain("b.png.json");
    }

    private void serve() throws Exception {
        node.apply(service("brightness", node.model("first", TestModel.first()), "EdgeOnly"));
        node.settled(SERVICE);
    }

    private void watch(@Nullable Path results) throws IOException {
        ingress = new DirectoryIngress(
                SERVICE,
                new WatchedDirectory(folder, results),
                new Requests(node.services, 8),
                new Failures(failed::add),
                JSON,
                LOOK_MILLIS);
    }

    /** Puts a file into the folder as a careful program does: whole. */
    private void put(String name, byte[] content) throws IOException {
        Path elsewhere = Files.write(temp.resolve("part"), content);
        Files.move(elsewhere, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private JsonNode answer(String name) throws IOException {
        return answer(name, whole());
    }

    private JsonNode answer(String name, Predicate<JsonNode> wanted) throws IOException {
        return read(folder.resolve(name), wanted);
    }

    private static Predicate<JsonNode> whole() {
        return JsonNode::isObject;
    }

    /** Waits for an answer; a file that is there is a whole one. */
    private static JsonNode read(Path file, Predicate<JsonNode> wanted) throws IOException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < PATIENCE_NANOS) {
            if (Files.exists(file)) {
                JsonNode json = JSON.readTree(Files.readAllBytes(file));
                assertThat(json.isObject()).isTrue();
                if (wanted.test(json)) {
                    return json;
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no answer in " + file);
    }
}
