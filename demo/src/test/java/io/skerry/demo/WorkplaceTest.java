package io.skerry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkplaceTest {

    @Test
    void nothing_of_it_is_left_when_it_is_closed() throws Exception {
        Path folder;
        try (Workplace workplace = Workplace.make()) {
            folder = workplace.folder();
            Files.writeString(Files.createDirectories(folder.resolve("a/b")).resolve("file"), "text");
        }

        assertThat(folder).doesNotExist();
    }
}
