package io.skerry.edge.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.edge.spool.FakeScheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeSecretsTest {

    private static final String SECRET = "0123456789abcdef";
    private static final String NEXT = "fedcba9876543210";

    @TempDir
    Path parent;

    private final FakeScheduler time = new FakeScheduler();
    private Path folder;
    private NodeSecrets secrets;

    @BeforeEach
    void write() throws IOException {
        folder = Files.createDirectory(parent.resolve("secrets"));
        Files.writeString(parent.resolve("outside"), SECRET);
        Files.writeString(folder.resolve("edge-1"), SECRET + "\n");
        secrets = new NodeSecrets(folder, time);
    }

    @Test
    void aNodesSecretIsWhatItsFileHolds() {
        assertThat(secrets.accepts("edge-1", SECRET)).isTrue();
        assertThat(secrets.accepts("edge-1", SECRET + "\n")).isFalse();
        assertThat(secrets.accepts("edge-1", NEXT)).isFalse();
        assertThat(secrets.accepts("edge-1", "")).isFalse();
        assertThat(secrets.accepts("edge-2", SECRET)).isFalse();
    }

    @Test
    void aSecretThatWasRenewedCountsASecondLater() throws IOException {
        assertThat(secrets.accepts("edge-1", SECRET)).isTrue();
        Files.writeString(folder.resolve("edge-1"), NEXT);

        time.advance(Duration.ofSeconds(1));

        assertThat(secrets.accepts("edge-1", NEXT)).isTrue();
        assertThat(secrets.accepts("edge-1", SECRET)).isFalse();
    }

    @Test
    void aNodeThatIsAddedIsKnownAtOnceAndOneThatIsRemovedASecondLater() throws IOException {
        Files.writeString(folder.resolve("edge-2"), NEXT);
        assertThat(secrets.accepts("edge-2", NEXT)).isTrue();
        Files.delete(folder.resolve("edge-2"));

        time.advance(Duration.ofSeconds(1));

        assertThat(secrets.accepts("edge-2", NEXT)).isFalse();
    }

    @Test
    void whileASecretIsRenewedBothCount() throws IOException {
        Files.writeString(folder.resolve("edge-1"), NEXT + "\n" + SECRET + "\n");

        assertThat(secrets.accepts("edge-1", NEXT)).isTrue();
        assertThat(secrets.accepts("edge-1", SECRET)).isTrue();
    }

    @Test
    void anEmptyOrShortSecretOpensNothing() throws IOException {
        Files.writeString(folder.resolve("edge-2"), "\n\n");
        Files.writeString(folder.resolve("edge-3"), "short");

        assertThat(secrets.accepts("edge-2", "")).isFalse();
        assertThat(secrets.accepts("edge-3", "short")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "../outside", "edge-1/../edge-1", "EDGE-1", "a\u0000b", "..data"})
    void aNameThatIsNoNodesOpensNothing(String node) {
        assertThat(secrets.accepts(node, SECRET)).isFalse();
    }

    @Test
    void withoutTheFolderThereIsNoIngest() {
        assertThatThrownBy(() -> new NodeSecrets(parent.resolve("nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mount it, a file for each node");
    }
}
