package io.skerry.edge.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.edge.spool.FakeScheduler;
import io.skerry.link.eventbus.LinkKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkKeyFileTest {

    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final String NEXT = "fedcba9876543210fedcba9876543210";
    private static final String SECRET = new LinkKey(KEY).secret("edge-1");
    private static final String NEXT_SECRET = new LinkKey(NEXT).secret("edge-1");

    @TempDir
    Path folder;

    private final FakeScheduler time = new FakeScheduler();
    private Path file;
    private LinkKeyFile keys;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("key"), KEY + "\n");
        keys = new LinkKeyFile(file, time);
    }

    private void replace(String text) throws IOException {
        Files.writeString(file, text);
        time.advance(Duration.ofSeconds(1));
    }

    @Test
    void aNodeIsLetInWithItsOwnSecret() {
        assertThat(keys.accepts("edge-1", SECRET)).isTrue();
        assertThat(keys.accepts("edge-2", SECRET)).isFalse();
        assertThat(keys.accepts("edge-1", KEY)).isFalse();
        assertThat(keys.accepts("edge-1", "")).isFalse();
    }

    @Test
    void aKeyThatWasRenewedCountsASecondLater() throws IOException {
        replace(NEXT);

        assertThat(keys.accepts("edge-1", NEXT_SECRET)).isTrue();
        assertThat(keys.accepts("edge-1", SECRET)).isFalse();
    }

    @Test
    void whileAKeyIsRenewedBothCount() throws IOException {
        replace(NEXT + "\n\n" + KEY + "\n");

        assertThat(keys.accepts("edge-1", NEXT_SECRET)).isTrue();
        assertThat(keys.accepts("edge-1", SECRET)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "short", KEY + "\nshort"})
    void aFileThatIsBrokenLetsNobodyInUntilItIsWhole(String text) throws IOException {
        replace(text);
        assertThat(keys.accepts("edge-1", SECRET)).isFalse();

        replace(KEY);
        assertThat(keys.accepts("edge-1", SECRET)).isTrue();
    }

    @Test
    void aFileThatIsGoneLetsNobodyIn() throws IOException {
        Files.delete(file);
        time.advance(Duration.ofSeconds(1));

        assertThat(keys.accepts("edge-1", SECRET)).isFalse();
    }

    @Test
    void withoutAKeyThereIsNoIngest() throws IOException {
        assertThatThrownBy(() -> new LinkKeyFile(folder.resolve("nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl rand -hex 32");
        Files.writeString(file, "short");
        assertThatThrownBy(() -> new LinkKeyFile(file)).hasMessageContaining("5 characters");
    }
}
