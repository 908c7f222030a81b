package io.skerry.operator.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerStorageTest {

    private static final StorageCredential CREDENTIAL = new StorageCredential("store", "http://minio:9000");

    @ParameterizedTest
    @CsvSource({
        "/data/1.txt, /data/, /home/data/data/, /home/data/data/1.txt",
        "/model, /, /home/data/, /home/data/model",
        "/models/deploy/saved_model.pb, /models/deploy/, /home/data/models/deploy/, /home/data/models/deploy/saved_model.pb"
    })
    void a_file_of_the_node_is_found_below_home_data(String url, String hostPath, String mountPath, String value) {
        WorkerStorage storage = WorkerStorage.of(List.of(mount(url, true, false, null)), Set.of());

        assertThat(storage.volumes())
                .extracting(volume -> volume.getHostPath().getPath())
                .containsExactly(hostPath);
        assertThat(storage.mounts()).extracting(VolumeMount::getMountPath).containsExactly(mountPath);
        assertThat(value(storage, "URL")).isEqualTo(value);
        assertThat(value(storage, "DATA_PATH_PREFIX")).isEqualTo("/home/data");
        assertThat(storage.initContainers()).isEmpty();
    }

    @Test
    void a_folder_is_mounted_where_its_variable_says() {
        WorkerStorage storage = WorkerStorage.of(List.of(mount("/out/", true, false, null)), Set.of());

        assertThat(value(storage, "URL")).isEqualTo("/home/data/out");
        assertThat(storage.volumes())
                .extracting(volume -> volume.getHostPath().getPath())
                .containsExactly("/");
        assertThat(storage.mounts()).extracting(VolumeMount::getMountPath).containsExactly("/home/data/");
    }

    @Test
    void two_files_of_one_folder_share_one_mount() {
        WorkerStorage storage = WorkerStorage.of(
                List.of(new StorageMount("URLS", List.of("/d/a.txt", "/d/b.txt"), true, false, null)), Set.of());

        assertThat(storage.mounts()).hasSize(1);
        assertThat(value(storage, "URLS")).isEqualTo("/home/data/d/a.txt;/home/data/d/b.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "s3://b/k/m.pb, /downloads/b/k/m.pb, /downloads/b/k/",
        "http://h:80/x.pb, /downloads/h:80/x.pb, /downloads/h:80/"
    })
    void a_remote_file_is_fetched_before_the_worker_starts(String url, String value, String destination) {
        WorkerStorage storage = WorkerStorage.of(List.of(mount(url, true, false, CREDENTIAL)), Set.of());

        assertThat(value(storage, "URL")).isEqualTo(value);
        assertThat(storage.initContainers()).singleElement().satisfies(container -> {
            assertThat(container.getArgs()).containsExactly(url, destination);
            assertThat(container.getEnv())
                    .extracting(EnvVar::getName)
                    .contains("S3_ENDPOINT_URL", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "INDIRECT_URL_MARK");
        });
        assertThat(storage.mounts()).singleElement().satisfies(downloads -> {
            assertThat(downloads.getMountPath()).isEqualTo("/downloads");
            assertThat(downloads.getReadOnly()).isTrue();
        });
        assertThat(storage.volumes()).extracting(Volume::getName).containsExactly("sedna-storage-initializer");
    }

    @ParameterizedTest
    @CsvSource({
        "/out/idx.txt, /downloads/out/idx.txt, /home/data/out/idx.txt, @/downloads/out/",
        "s3://b/o/idx.txt, /downloads/b/o/idx.txt, s3://b/o/idx.txt, @/downloads/b/o/"
    })
    void an_index_is_fetched_with_all_that_it_lists(String url, String value, String source, String destination) {
        WorkerStorage storage = WorkerStorage.of(List.of(mount(url, true, true, null)), Set.of());

        assertThat(value(storage, "URL")).isEqualTo(value);
        assertThat(storage.initContainers().getFirst().getArgs()).containsExactly(source, destination);
    }

    @Test
    void a_worker_that_fetches_for_itself_gets_the_address_and_the_key() {
        WorkerStorage storage = WorkerStorage.of(List.of(mount("s3://b/out/", false, false, CREDENTIAL)), Set.of());

        assertThat(value(storage, "URL")).isEqualTo("s3://b/out/");
        assertThat(value(storage, "S3_ENDPOINT_URL")).isEqualTo("http://minio:9000");
        assertThat(storage.initContainers()).isEmpty();
    }

    @Test
    void no_key_is_written_into_a_pod() {
        WorkerStorage storage = WorkerStorage.of(List.of(mount("s3://b/m", true, false, CREDENTIAL)), Set.of());

        assertThat(storage.initContainers().getFirst().getEnv())
                .filteredOn(variable -> variable.getName().contains("ACCESS_KEY"))
                .hasSize(2)
                .allSatisfy(variable -> {
                    assertThat(variable.getValue()).isNull();
                    assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                            .isEqualTo("store");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "model.pb",
                "ftp://h/x",
                "s3://bucket",
                "s3:///key",
                "/models/../etc/shadow",
                "s3://b/../c/k"
            })
    void a_url_that_leads_nowhere_is_refused_in_words(String url) {
        assertThatThrownBy(() -> WorkerStorage.of(List.of(mount(url, true, false, null)), Set.of()))
                .isInstanceOf(InvalidStorageException.class)
                .hasMessageContaining("'" + url + "'")
                .hasMessageContaining("write");
    }

    private static StorageMount mount(
            String url, boolean download, boolean indirect, @Nullable StorageCredential credential) {
        return new StorageMount("URL", List.of(url), download, indirect, credential);
    }

    private static String value(WorkerStorage storage, String variable) {
        return storage.environment().stream()
                .filter(env -> env.getName().equals(variable))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }
}
