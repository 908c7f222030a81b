package io.skerry.edge.model.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skerry.edge.model.fetch.FetchException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {

    private static final int MAX = 1_000;

    @TempDir
    Path folder;

    private Path allowed;
    private Path outside;
    private FileSource source;

    @BeforeEach
    void files() throws IOException {
        allowed = Files.createDirectory(folder.resolve("models"));
        outside = Files.writeString(folder.resolve("secret.onnx"), "secret");
        source = new FileSource(List.of(allowed));
    }

    @Test
    void a_file_below_an_allowed_folder_is_copied() throws Exception {
        Path model = Files.writeString(allowed.resolve("model.onnx"), "model");

        source.copy(model.toUri(), target(), MAX);

        assertThat(target()).hasContent("model");
    }

    @Test
    void a_link_that_stays_below_the_allowed_folder_is_followed() throws Exception {
        Path model = Files.writeString(allowed.resolve("v1.onnx"), "model");
        Path link = Files.createSymbolicLink(allowed.resolve("model.onnx"), model);

        source.copy(link.toUri(), target(), MAX);

        assertThat(target()).hasContent("model");
    }

    @Test
    void a_file_outside_of_the_allowed_folders_is_refused() {
        assertThat(failure(outside.toUri()).kind()).isEqualTo(Kind.NOT_ALLOWED);
    }

    @Test
    void a_link_that_leads_out_of_the_allowed_folder_is_refused() throws IOException {
        Path link = Files.createSymbolicLink(allowed.resolve("model.onnx"), outside);

        FetchException refused = failure(link.toUri());

        assertThat(refused.kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(refused).hasMessageContaining("outside");
    }

    @Test
    void a_linked_folder_that_leads_out_is_refused() throws IOException {
        Files.createSymbolicLink(allowed.resolve("up"), folder);

        assertThat(failure(allowed.resolve("up/secret.onnx").toUri()).kind()).isEqualTo(Kind.NOT_ALLOWED);
    }

    @Test
    void a_path_that_climbs_out_is_refused() {
        URI climbing = URI.create("file://" + allowed + "/../secret.onnx");

        assertThat(failure(climbing).kind()).isEqualTo(Kind.NOT_ALLOWED);
    }

    @Test
    void a_folder_whose_name_only_begins_like_the_allowed_one_is_refused() throws IOException {
        Path sibling = Files.createDirectory(folder.resolve("models-of-others"));
        Path model = Files.writeString(sibling.resolve("model.onnx"), "model");

        assertThat(failure(model.toUri()).kind()).isEqualTo(Kind.NOT_ALLOWED);
    }

    @Test
    void without_an_allowed_folder_every_file_is_refused() throws IOException {
        Path model = Files.writeString(allowed.resolve("model.onnx"), "model");
        source = new FileSource(List.of());

        assertThat(failure(model.toUri()).kind()).isEqualTo(Kind.NOT_ALLOWED);
    }

    @Test
    void a_file_of_another_host_is_refused() {
        assertThat(failure(URI.create("file://host/models/model.onnx")).kind()).isEqualTo(Kind.NOT_ALLOWED);
    }

    @Test
    void a_relative_path_is_refused() {
        assertThat(failure(URI.create("file:model.onnx")).kind()).isEqualTo(Kind.NOT_ALLOWED);
    }

    @Test
    void a_folder_is_not_a_file() {
        assertThat(failure(allowed.toUri()).kind()).isEqualTo(Kind.NOT_ALLOWED);
    }

    @Test
    void a_missing_file_may_come_later() {
        FetchException missing = failure(allowed.resolve("model.onnx").toUri());

        assertThat(missing.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(missing.passing()).isTrue();
    }

    @Test
    void a_file_that_is_too_large_is_refused_before_it_is_copied() throws IOException {
        Path model = Files.write(allowed.resolve("model.onnx"), new byte[MAX + 1]);

        assertThat(failure(model.toUri()).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(target()).isEmptyFile();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_may_have_room_later() throws IOException {
        Path model = Files.writeString(allowed.resolve("model.onnx"), "model");

        FetchException full =
                catchThrowableOfType(FetchException.class, () -> source.copy(model.toUri(), Path.of("/dev/full"), MAX));

        assertThat(full.kind()).isEqualTo(Kind.DISK);
        assertThat(full.passing()).isTrue();
    }

    @Test
    void a_copy_ends_when_its_thread_is_interrupted() throws IOException {
        Path model = Files.writeString(allowed.resolve("model.onnx"), "model");
        Thread.currentThread().interrupt();

        InterruptedException ended =
                catchThrowableOfType(InterruptedException.class, () -> source.copy(model.toUri(), target(), MAX));

        assertThat(ended).isNotNull();
    }

    private Path target() {
        return folder.resolve("copy");
    }

    private FetchException failure(URI uri) {
        return catchThrowableOfType(FetchException.class, () -> source.copy(uri, target(), MAX));
    }
}
