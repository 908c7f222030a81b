package io.skerry.edge.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.worker.collect.IndexedSample;
import io.skerry.edge.worker.collect.SampleIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that spools, again and again, at random moments; and the one that delivers and stores. The number of kills is the system
 * property {@code skerry.kills}.
 */
class SpoolKillTest {

    private static final int KILLS = Integer.getInteger("skerry.kills", 20);
    private static final int ID_LENGTH = new UUID(0, 0).toString().length();

    @TempDir
    Path folder;

    private final Random random = new Random(42);

    @Test
    void everySampleThatWasAcknowledgedIsInTheStoreExactlyOnceInTheEnd() throws Exception {
        Path spool = folder.resolve("spool");
        Path store = folder.resolve("store");
        Set<UUID> acknowledged = new HashSet<>();

        for (int kill = 0; kill < KILLS; kill++) {
            if (kill % 4 == 3) {
                killAfter(random.nextInt(4), start(Transfer.class, spool, store));
            } else {
                Process producer = start(KilledProducer.class, spool, kill);
                for (String line : killAfter(random.nextInt(100), producer)) {
                    acknowledged.add(UUID.fromString(line));
                }
            }
        }
        Transfer.run(spool, store, () -> {});

        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        List<IndexedSample> stored = stored(store);
        assertThat(stored).extracting(IndexedSample::id).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(filesOfSamples(store)).hasSize(2 * stored.size());
        for (IndexedSample sample : stored) {
            assertThat(Files.readAllBytes(store.resolve(sample.path())))
                    .isEqualTo(Samples.payload(sample.id(), 2048).array());
        }
    }

    private Process start(Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    /** Kills a process a moment after it has printed a number of lines, or lets it end by itself; returns all its whole lines. */
    private List<String> killAfter(int lines, Process process) throws Exception {
        List<String> printed = new ArrayList<>();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
            String line = "";
            while (line != null && printed.size() <= lines) {
                line = out.readLine();
                if (line != null) {
                    printed.add(line);
                }
            }
            boolean ended = process.waitFor(random.nextInt(10_000), TimeUnit.MICROSECONDS);
            boolean _ = process.toHandle().destroyForcibly();
            out.lines().forEach(printed::add);
            assertThat(ended && process.exitValue() != 0)
                    .as(() -> Files.exists(folder.resolve("errors")) ? errors() : "")
                    .isFalse();
        }
        process.waitFor();
        printed.removeIf(line -> line.length() != ID_LENGTH);
        return printed;
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<IndexedSample> stored(Path store) throws Exception {
        try (SampleIndex index = SampleIndex.open(store)) {
            return index.newest(null, Integer.MAX_VALUE);
        }
    }

    private static List<Path> filesOfSamples(Path store) throws IOException {
        try (Stream<Path> files = Files.walk(store.resolve("default"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
