package io.skerry.edge.model.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skerry.api.plan.ModelReference;
import io.skerry.edge.model.TestModel;
import io.skerry.edge.model.fetch.FetchException.Kind;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFetcherTest {

    private static final KnownFiles NONE = sha256 -> Optional.empty();
    private static final TestModel MODEL = TestModel.first();

    @TempDir
    Path temp;

    private WebServer web;
    private Path folder;
    private ModelFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        web = new WebServer();
        folder = Files.createDirectory(temp.resolve("artefact"));
        fetcher = new ModelFetcher(new FetchSettings(FetchLimits.DEFAULT, List.of(temp), S3Settings.DEFAULT));
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void a_folder_brings_the_model_its_manifest_and_its_check_set() throws Exception {
        ModelReference reference = MODEL.publish(web, "/brightness/");

        SortedMap<String, String> files = fetcher.fetch(reference, folder, NONE);

        assertThat(files).containsOnlyKeys("check-images.gz", "check-labels.gz", "manifest.json", "model.onnx");
        for (Map.Entry<String, byte[]> file : MODEL.files().entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasBinaryContent(file.getValue());
            assertThat(files).containsEntry(file.getKey(), Sha256.of(file.getValue()));
        }
    }

    @Test
    void a_folder_need_not_end_with_a_slash() throws Exception {
        MODEL.publish(web, "/brightness/");

        assertThat(fetcher.fetch(new ModelReference(web.uri("/brightness"), MODEL.sha256()), folder, NONE))
                .containsKey("model.onnx");
    }

    @Test
    void a_folder_on_this_machine_is_copied() throws Exception {
        MODEL.writeTo(temp.resolve("published.onnx"));

        URI withoutSlash = URI.create("file://" + temp.resolve("published.onnx"));

        assertThat(fetcher.fetch(new ModelReference(withoutSlash, null), folder, NONE))
                .hasSize(4);
    }

    @Test
    void a_single_file_needs_no_manifest() throws Exception {
        web.page("/models/some.onnx", MODEL.onnx());

        assertThat(fetcher.fetch(new ModelReference(web.uri("/models/some.onnx"), null), folder, NONE))
                .containsExactly(Map.entry("model.onnx", MODEL.sha256()));
        assertThat(folder.resolve("manifest.json")).doesNotExist();
    }

    @Test
    void a_manifest_beside_a_single_file_is_brought_along() throws Exception {
        MODEL.publish(web, "/models/");
        web.page("/models/some.onnx", MODEL.onnx());

        assertThat(fetcher.fetch(new ModelReference(web.uri("/models/some.onnx"), null), folder, NONE))
                .hasSize(4);
        assertThat(web.requests()).contains("/models/some.onnx").doesNotContain("/models/model.onnx");
    }

    @Test
    void a_file_that_is_known_by_its_digest_is_not_asked_for() throws Exception {
        ModelReference reference = MODEL.publish(web, "/brightness/");
        Path known = Files.write(temp.resolve("known"), MODEL.onnx());

        fetcher.fetch(
                reference, folder, sha256 -> sha256.equals(MODEL.sha256()) ? Optional.of(known) : Optional.empty());

        assertThat(folder.resolve("model.onnx")).hasBinaryContent(MODEL.onnx());
        assertThat(web.requests()).doesNotContain("/brightness/model.onnx");
    }

    @Test
    void a_known_file_that_was_damaged_is_fetched_instead() throws Exception {
        ModelReference reference = MODEL.publish(web, "/brightness/");
        Path damaged = Files.writeString(temp.resolve("known"), "bit rot");

        fetcher.fetch(reference, folder, sha256 -> Optional.of(damaged));

        assertThat(folder.resolve("model.onnx")).hasBinaryContent(MODEL.onnx());
    }

    @Test
    void a_model_with_another_digest_than_the_reference_is_refused() {
        web.page("/some.onnx", MODEL.onnx());
        String other = Sha256.of(new byte[0]);

        FetchException refused = failure(new ModelReference(web.uri("/some.onnx"), other));

        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
        assertThat(refused).hasMessageContaining(MODEL.sha256()).hasMessageContaining(other);
    }

    @Test
    void a_model_with_another_digest_than_its_manifest_is_refused() {
        ModelReference reference =
                MODEL.with("model.onnx", new byte[] {1, 2, 3}).publish(web, "/brightness/");

        assertThat(failure(reference).kind()).isEqualTo(Kind.INVALID);
    }

    @Test
    void a_reference_and_a_manifest_that_disagree_cost_no_download_of_the_model() {
        ModelReference reference =
                new ModelReference(MODEL.publish(web, "/brightness/").url(), Sha256.of(new byte[0]));

        assertThat(failure(reference).kind()).isEqualTo(Kind.INVALID);
        assertThat(web.requests()).containsExactly("/brightness/manifest.json");
    }

    @Test
    void a_check_set_that_was_changed_is_refused() {
        ModelReference reference =
                MODEL.with("check-labels.gz", new byte[] {1, 2, 3}).publish(web, "/brightness/");

        FetchException refused = failure(reference);

        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
        assertThat(refused).hasMessageContaining("check-labels.gz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../escaped", "/etc/escaped", "sub/escaped", "..", ".hidden", "a\\\\b", ""})
    void a_manifest_that_names_a_file_elsewhere_is_refused(String name) {
        byte[] manifest = manifestWithImagesNamed(name);

        ModelReference reference = MODEL.with("manifest.json", manifest).publish(web, "/brightness/");

        assertThatThrownBy(() -> fetcher.fetch(reference, folder, NONE))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("checkSet.images");
        assertThat(web.requests()).containsExactly("/brightness/manifest.json");
        assertThat(temp).isDirectoryNotContaining("glob:**escaped");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "manifest.json", "check-labels.gz"})
    void a_manifest_whose_check_set_would_replace_another_file_is_refused(String name) {
        ModelReference reference =
                MODEL.with("manifest.json", manifestWithImagesNamed(name)).publish(web, "/brightness/");

        FetchException refused = failure(reference);

        assertThat(refused.kind()).isEqualTo(Kind.INVALID);
        assertThat(web.requests()).doesNotHaveDuplicates();
    }

    @Test
    void a_manifest_that_is_too_large_is_refused_before_it_is_parsed() {
        web.page("/brightness/manifest.json", new byte[(1 << 20) + 1]);

        FetchException refused = failure(new ModelReference(web.uri("/brightness/"), null));

        assertThat(refused.kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void a_manifest_that_cannot_be_had_is_not_taken_for_none() {
        MODEL.publish(web, "/brightness/").url();
        web.page("/brightness/manifest.json", exchange -> WebServer.status(exchange, 503));

        FetchException failed = failure(new ModelReference(web.uri("/brightness/"), null));

        assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(web.requests()).containsExactly("/brightness/manifest.json");
    }

    @Test
    void the_name_of_the_checksum_file_is_not_for_manifests() {
        ModelReference reference = MODEL.with("manifest.json", manifestWithImagesNamed("SHA256SUMS"))
                .publish(web, "/brightness/");
        web.page("/brightness/SHA256SUMS", MODEL.files().get("check-images.gz"));

        assertThat(failure(reference).kind()).isEqualTo(Kind.INVALID);
    }

    private static byte[] manifestWithImagesNamed(String name) {
        String manifest = new String(MODEL.files().get("manifest.json"), StandardCharsets.UTF_8);
        return manifest.replace("check-images.gz", name).getBytes(StandardCharsets.UTF_8);
    }

    private FetchException failure(ModelReference reference) {
        return catchThrowableOfType(FetchException.class, () -> fetcher.fetch(reference, folder, NONE));
    }
}
