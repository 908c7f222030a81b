package io.skerry.benchmarks.kubeedge;

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
    void what_is_missing_and_what_is_there_twice_is_counted() throws IOException {
        store("monday/a.png");
        store("monday/a.json");
        store("monday/b.png");
        store("tuesday/b.png");

        Collected collected = Collected.in(folder);

        assertThat(collected.missing(Set.of("a", "b", "c", "d"))).isEqualTo(2);
        assertThat(collected.repeated(Set.of("a", "b", "c", "d"))).isEqualTo(1);
    }

    private void store(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[1]);
    }
}
