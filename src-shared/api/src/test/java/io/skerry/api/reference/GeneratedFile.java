package io.skerry.api.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the repository that is generated and committed. */
record GeneratedFile(Path path) {

    static final String COMMAND = "./mvnw -pl src-shared/api test -Dskerry.write";
    private static final boolean WRITE = System.getProperty("skerry.write") != null;
    private static final Path REPOSITORY = Path.of("..", "..");

    static GeneratedFile of(String first, String... more) {
        return new GeneratedFile(REPOSITORY.resolve(Path.of(first, more)));
    }

    void mustBe(String content) throws IOException {
        if (WRITE) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
        }
        assertThat(path)
                .as("%s is not what the code says: run %s", path.getFileName(), COMMAND)
                .hasContent(content);
    }
}
