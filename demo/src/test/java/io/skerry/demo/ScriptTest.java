package io.skerry.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {

    @TempDir
    Path folder;

    private Script script(String text) throws IOException {
        Path file = Files.createFile(
                folder.resolve("script"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(file, "#!/bin/sh\n" + text);
        return new Script(file, Map.of("GREETING", "hello"), folder.resolve("log"));
    }

    @Test
    void it_gets_arguments_and_environment_and_what_it_says_is_kept() throws Exception {
        script("echo $GREETING $1").run(_ -> {}, "world");

        assertThat(folder.resolve("log")).hasContent("hello world");
    }

    @Test
    void what_a_script_that_fails_said_last_is_in_the_error() throws Exception {
        Script script = script("for i in $(seq 20); do echo line $i; done; exit 3");

        assertThatThrownBy(() -> script.run(_ -> {}, "start"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("script start failed")
                .hasMessageContaining("line 20")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("line 5\n"));
    }
}
