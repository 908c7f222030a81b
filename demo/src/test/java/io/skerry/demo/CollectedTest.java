package io.skerry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectedTest {

    @TempDir
    Path folder;

    @Test
    void what_was_mined_is_stored_twice_or_lost_by_the_files_on_the_disk() throws IOException {
        picture("2026-11-25", "a");
        picture("2026-11-25", "b");
        picture("2026-11-26", "b");
        picture("2026-11-26", "of-the-warm-up");
        Files.createFile(folder.resolve("index.db"));
        Files.createFile(Files.createDirectory(folder.resolve(".incoming")).resolve("c.png"));

        Summary.Samples samples = Collected.in(folder).compare(Set.of("a", "b", "c"));

        assertThat(samples).isEqualTo(new Summary.Samples(3, 2, 1, 1));
    }

    @Test
    void a_collector_that_never_stored_anything_lost_everything() throws IOException {
        Summary.Samples samples = Collected.in(folder.resolve("missing")).compare(Set.of("a"));

        assertThat(samples).isEqualTo(new Summary.Samples(1, 0, 0, 1));
    }

    private void picture(String day, String id) throws IOException {
        Path place = Files.createDirectories(folder.resolve("default/fashion").resolve(day));
        Files.createFile(place.resolve(id + ".png"));
        Files.createFile(place.resolve(id + ".json"));
    }
}
