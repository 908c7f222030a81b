package io.skerry.edge.model.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.ServiceName;
import io.skerry.onnx.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {

    private static final ServiceName FASHION = new ServiceName("default", "fashion");
    private static final ServiceName DIGITS = new ServiceName("default", "digits");
    private static final URI URL = URI.create("https://models.example/fashion/");

    @TempDir
    Path root;

    private ModelCache cache;

    @BeforeEach
    void open() throws IOException {
        cache = new ModelCache(root);
    }

    @Test
    void an_artefact_that_is_taken_in_is_there_as_a_whole_under_the_digest_of_its_checksums() throws IOException {
        String id = take("one");

        assertThat(cache.isIntact(id)).isTrue();
        assertThat(cache.folder(id).resolve("model.onnx")).hasContent("one");
        assertThat(Sha256.of(cache.folder(id).resolve("SHA256SUMS"))).isEqualTo(id);
        assertThat(root.resolve("staging")).isEmptyDirectory();
    }

    @Test
    void the_same_files_are_the_same_artefact() throws IOException {
        assertThat(take("one")).isEqualTo(take("one")).isNotEqualTo(take("two"));
    }

    @Test
    void an_artefact_whose_bytes_changed_is_not_intact_and_is_replaced_when_it_comes_again() throws IOException {
        String id = take("one");
        Files.writeString(cache.folder(id).resolve("model.onnx"), "0ne");

        assertThat(cache.isIntact(id)).isFalse();

        take("one");
        assertThat(cache.isIntact(id)).isTrue();
    }

    @Test
    void a_file_is_found_by_its_digest() throws IOException {
        String id = take("one");

        assertThat(cache.find(digest("one"))).contains(cache.folder(id).resolve("model.onnx"));
        assertThat(cache.find(digest("two"))).isEmpty();
    }

    @Test
    void what_a_service_served_last_survives_a_restart() throws IOException {
        String id = serve(FASHION, "one");

        assertThat(new ModelCache(root).lastGood(FASHION)).contains(new LastGood(URL, id, null));
        assertThat(new ModelCache(root).lastGood(DIGITS)).isEmpty();
    }

    @Test
    void what_a_service_served_last_is_not_offered_if_it_was_damaged() throws IOException {
        String id = serve(FASHION, "one");
        Files.delete(cache.folder(id).resolve("model.onnx"));

        assertThat(cache.lastGood(FASHION)).isEmpty();
    }

    @Test
    void a_record_that_is_damaged_is_as_none() throws IOException {
        serve(FASHION, "one");
        Files.write(root.resolve("services/default/fashion"), new byte[] {(byte) 0xff, 1, 2});

        assertThat(cache.lastGood(FASHION)).isEmpty();
        assertThat(cache.isIntact(serve(FASHION, "two"))).isTrue();
    }

    @Test
    void the_current_and_the_previous_artefact_stay_and_older_ones_go() throws IOException {
        String one = serve(FASHION, "one");
        String two = serve(FASHION, "two");
        String three = serve(FASHION, "three");

        assertThat(cache.isIntact(one)).isFalse();
        assertThat(cache.isIntact(two)).isTrue();
        assertThat(cache.isIntact(three)).isTrue();
    }

    @Test
    void serving_the_same_artefact_again_keeps_its_predecessor() throws IOException {
        String one = serve(FASHION, "one");
        String two = serve(FASHION, "two");
        serve(FASHION, "two");

        assertThat(cache.lastGood(FASHION)).contains(new LastGood(URL, two, one));
    }

    @Test
    void an_artefact_that_nobody_served_goes_when_it_is_released() throws IOException {
        serve(FASHION, "one");
        String refused = take("two");
        assertThat(cache.isIntact(refused)).isTrue();

        cache.release(refused);

        assertThat(cache.folder(refused)).doesNotExist();
    }

    @Test
    void an_artefact_that_another_service_is_trying_out_stays() throws IOException {
        String tried = take("two");
        serve(FASHION, "one");

        assertThat(cache.isIntact(tried)).isTrue();
    }

    @Test
    void an_artefact_of_two_services_stays_until_both_are_gone() throws IOException {
        String shared = serve(FASHION, "one");
        serve(DIGITS, "one");

        cache.retain(Set.of(DIGITS));
        assertThat(cache.isIntact(shared)).isTrue();
        assertThat(cache.lastGood(FASHION)).isEmpty();

        cache.retain(List.of());
        assertThat(cache.folder(shared)).doesNotExist();
    }

    @Test
    void what_a_crash_left_half_fetched_is_cleared_away_at_the_next_start() throws IOException {
        Files.writeString(cache.stage().resolve("model.onnx"), "half");

        new ModelCache(root);

        assertThat(root.resolve("staging")).isEmptyDirectory();
    }

    private String serve(ServiceName service, String content) throws IOException {
        String id = take(content);
        cache.remember(service, URL, id);
        cache.release(id);
        return id;
    }

    private String take(String content) throws IOException {
        Path staged = cache.stage();
        Files.writeString(staged.resolve("model.onnx"), content);
        TreeMap<String, String> digests = new TreeMap<>();
        digests.put("model.onnx", digest(content));
        String id = cache.take(staged, digests);
        cache.discard(staged);
        return id;
    }

    private static String digest(String content) {
        return Sha256.of(content.getBytes(StandardCharsets.UTF_8));
    }
}
