package io.skerry.edge.spool;

import static io.skerry.edge.spool.Samples.id;
import static io.skerry.edge.spool.Samples.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.link.Backoff;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteErrorCode;

@Timeout(60)
class SpoolFaultTest {

    private static final AppendResult STORED = new AppendResult.Stored();
    private static final AppendResult FAILING = new AppendResult.Dropped(DropReason.FAILING);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);
    private static final SpoolSettings SETTINGS = new SpoolSettings(
            64 << 20,
            FullPolicy.DROP_OLDEST,
            1 << 20,
            100,
            4 << 20,
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(8)));

    private static final int PAGE = 8192;

    @TempDir
    Path folder;

    private Spool open() throws IOException {
        return Spool.open(folder, SETTINGS, CLOCK);
    }

    private static void append(Spool spool, int from, int to) {
        List<CompletableFuture<AppendResult>> answers = IntStream.range(from, to)
                .mapToObj(i -> spool.append(numbered(i)))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(STORED));
    }

    private static List<UUID> readyIds(Spool spool) {
        return spool.nextReady(10_000, Long.MAX_VALUE, Set.of()).join().stream()
                .map(ReadySample::id)
                .toList();
    }

    private static SQLException diskFull() {
        return new SQLException("database or disk is full", null, SQLiteErrorCode.SQLITE_FULL.code);
    }

    private List<String> filesSetAside() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.contains(".corrupt-") && !name.endsWith("-wal"))
                    .toList();
        }
    }

    private void overwrite(String file, long position, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(file), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), position);
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(11).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aDiskThatRefusesDropsSamplesAndKeepsWhatWasStoredReadable() throws IOException {
        FaultyFiles disk = new FaultyFiles(new SpoolFolder(folder, CLOCK));
        try (Spool spool = Spool.open(folder, disk, SETTINGS)) {
            append(spool, 0, 5);

            disk.onCommit.set(diskFull());

            assertThat(spool.append(numbered(5)).join()).isEqualTo(FAILING);
            assertThat(spool.append(numbered(6)).join()).isEqualTo(FAILING);
            assertThat(spool.status().state()).isEqualTo(new SpoolState.Failing("database or disk is full"));
            assertThat(spool.status().dropped(DropReason.FAILING)).isEqualTo(2);
            assertThat(spool.status().samples()).isEqualTo(5);
        }
    }

    @Test
    void theSpoolRecoversByItselfWhenTheDiskTakesWritesAgain() throws Exception {
        FaultyFiles disk = new FaultyFiles(new SpoolFolder(folder, CLOCK));
        try (Spool spool = Spool.open(folder, disk, SETTINGS)) {
            append(spool, 0, 3);
            disk.onCommit.set(diskFull());
            spool.append(numbered(3)).join();
            CountDownLatch recovered = new CountDownLatch(1);
            spool.onMoreReady(recovered::countDown);

            disk.onCommit.set(null);

            recovered.await();
            assertThat(spool.status().state()).isEqualTo(new SpoolState.Healthy());
            append(spool, 4, 6);
            assertThat(readyIds(spool)).containsExactly(id(0), id(1), id(2), id(4), id(5));
        }
    }

    @Test
    void acknowledgementsAndConclusionsWaitForADiskThatRefuses() throws IOException {
        FaultyFiles disk = new FaultyFiles(new SpoolFolder(folder, CLOCK));
        ByteBuffer conclusion = ByteBuffer.wrap(new byte[] {7});
        try (Spool spool = Spool.open(folder, disk, SETTINGS)) {
            append(spool, 0, 3);
            spool.appendAwaiting(numbered(3)).join();
            disk.onCommit.set(diskFull());

            CompletableFuture<Void> delivered = spool.delivered(List.of(id(0), id(1)));
            CompletableFuture<Void> concluded = spool.conclude(id(3), conclusion);
            assertThat(spool.append(numbered(9)).join()).isEqualTo(FAILING);
            assertThat(delivered).isNotDone();

            disk.onCommit.set(null);
            CompletableFuture.allOf(delivered, concluded).join();
            assertThat(spool.nextReady(10, 1 << 20, Set.of()).join())
                    .extracting(ReadySample::conclusion)
                    .containsExactly(null, conclusion);
            assertThat(spool.status().delivered()).isEqualTo(2);
        }
    }

    @Test
    void theNumberOfDroppedSamplesIsExactWhileTheDiskComesAndGoes() throws IOException {
        FaultyFiles disk = new FaultyFiles(new SpoolFolder(folder, CLOCK));
        Random random = new Random(5);
        int stored = 0;
        int dropped = 0;
        try (Spool spool = Spool.open(folder, disk, SETTINGS)) {
            for (int i = 0; i < 100; i++) {
                disk.onCommit.set(random.nextInt(3) == 0 ? diskFull() : null);
                switch (spool.append(numbered(i)).join()) {
                    case AppendResult.Stored _ -> stored++;
                    case AppendResult.Dropped _ -> dropped++;
                }
            }
            assertThat(spool.status().stored()).isEqualTo(stored);
            assertThat(spool.status().dropped(DropReason.FAILING)).isEqualTo(dropped);
            assertThat(spool.status().samples()).isEqualTo(stored);
            assertThat(stored).isPositive();
            assertThat(dropped).isPositive();
        }
        try (Spool spool = open()) {
            assertThat(readyIds(spool)).hasSize(stored);
        }
    }

    @Test
    void whatTheDiskIsTooSlowForIsDroppedAndCountedAndTheRestIsStored() throws Exception {
        FaultyFiles disk = new FaultyFiles(new SpoolFolder(folder, CLOCK));
        try (Spool spool = Spool.open(folder, disk, SETTINGS)) {
            CountDownLatch end = disk.holdNextCommit();
            List<CompletableFuture<AppendResult>> answers = new ArrayList<>(List.of(spool.append(numbered(0))));
            disk.awaitHeldCommit();

            for (int i = 1; i <= SETTINGS.maxQueuedSamples() + 3; i++) {
                answers.add(spool.append(numbered(i)));
            }
            end.countDown();

            assertThat(answers.stream().map(CompletableFuture::join).filter(STORED::equals))
                    .hasSize(1 + SETTINGS.maxQueuedSamples());
            assertThat(answers.getLast()).isCompletedWithValue(new AppendResult.Dropped(DropReason.QUEUE_FULL));
            assertThat(spool.status().dropped(DropReason.QUEUE_FULL)).isEqualTo(3);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsSetAsideAtTheOpening() throws IOException {
        Files.write(folder.resolve("spool.db"), noise(20_000));

        try (Spool spool = open()) {
            assertThat(filesSetAside()).containsExactly("spool.db.corrupt-20261126T120000Z");
            assertThat(spool.status().setAside()).isEqualTo(1);
            assertThat(spool.status().state()).isEqualTo(new SpoolState.Healthy());
            append(spool, 0, 3);
        }
        try (Spool spool = open()) {
            assertThat(readyIds(spool)).containsExactly(id(0), id(1), id(2));
            assertThat(spool.status().setAside()).isZero();
        }
    }

    @Test
    void twoDamagedFilesOfTheSameSecondAreBothKept() throws IOException {
        for (int i = 0; i < 2; i++) {
            Files.write(folder.resolve("spool.db"), noise(20_000));
            open().close();
            Files.delete(folder.resolve("spool.db"));
        }

        assertThat(filesSetAside())
                .containsExactlyInAnyOrder("spool.db.corrupt-20261126T120000Z", "spool.db.corrupt-20261126T120000Z-1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aDamagedPageIsNoReasonToStopAndWhatIsSavedIsIntact(long seed) throws IOException {
        try (Spool spool = open()) {
            append(spool, 0, 90);
        }
        long pages = Files.size(folder.resolve("spool.db")) / PAGE;
        overwrite("spool.db", PAGE * (1 + new Random(seed).nextLong(pages - 1)), noise(PAGE));

        try (Spool spool = open()) {
            append(spool, 100, 110);

            assertThat(spool.status().state()).isEqualTo(new SpoolState.Healthy());
            List<UUID> left = readyIds(spool);
            assertThat(left)
                    .isSorted()
                    .containsAll(IntStream.range(100, 110).mapToObj(Samples::id).toList());
            assertThat(spool.nextReady(1000, Long.MAX_VALUE, Set.of()).join()).allSatisfy(SpoolFaultTest::isIntact);
        }
    }

    private static void isIntact(ReadySample ready) {
        assertThat(ready.sample()).isEqualTo(Samples.of(ready.id(), 2048));
    }

    @Test
    void aDamagedLeafPageLosesOnlyItsOwnSamples() throws IOException {
        try (Spool spool = open()) {
            append(spool, 0, 90);
        }
        long position = positionOf(id(40));
        overwrite("spool.db", position - position % PAGE, noise(PAGE));

        try (Spool spool = open()) {
            List<UUID> left = readyIds(spool);

            assertThat(left)
                    .isSorted()
                    .hasSizeBetween(85, 89)
                    .contains(id(0), id(89))
                    .doesNotContain(id(40));
            assertThat(spool.status().setAside()).isEqualTo(1);
        }
    }

    @Test
    void aBitThatFlipsInAPayloadCostsThatSampleAlone() throws IOException {
        try (Spool spool = open()) {
            append(spool, 0, 20);
        }
        long position = positionOf(id(7));
        overwrite("spool.db", position, new byte[] {
            (byte) (Samples.payload(id(7), 2048).get(0) ^ 4)
        });

        try (Spool spool = open()) {
            assertThat(readyIds(spool)).hasSize(19).doesNotContain(id(7));
            assertThat(spool.status().dropped(DropReason.CORRUPT)).isEqualTo(1);
            assertThat(spool.status().samples()).isEqualTo(19);
            assertThat(spool.status().setAside()).isZero();
        }
    }

    @Test
    void damageThatShowsWhileTheSpoolRunsCostsNoSampleThatCanBeRead() throws IOException {
        FaultyFiles disk = new FaultyFiles(new SpoolFolder(folder, CLOCK));
        try (Spool spool = Spool.open(folder, disk, SETTINGS)) {
            append(spool, 0, 5);
            disk.onCommit.set(new SQLException("malformed", null, SQLiteErrorCode.SQLITE_CORRUPT.code));

            append(spool, 5, 6);

            assertThat(readyIds(spool))
                    .isEqualTo(IntStream.range(0, 6).mapToObj(Samples::id).toList());
            assertThat(spool.status().setAside()).isEqualTo(1);
            assertThat(spool.status().dropped()).isEmpty();
            assertThat(filesSetAside()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void aDamagedLogLeavesAPrefixOfWhatWasStored(long seed) throws IOException {
        Path image = Files.createDirectory(folder.resolve("image"));
        try (Spool spool = open()) {
            append(spool, 0, 20);
            for (int i = 20; i < 60; i++) {
                append(spool, i, i + 1);
            }
            copyAsAKillWouldLeaveThem(image);
        }
        long logBytes = Files.size(image.resolve("spool.db-wal"));
        overwrite("image/spool.db-wal", seed == 0 ? 0 : new Random(seed).nextLong(logBytes), noise(512));

        try (Spool spool = Spool.open(image, SETTINGS, CLOCK)) {
            List<UUID> left = readyIds(spool);

            assertThat(left)
                    .isEqualTo(IntStream.range(0, left.size())
                            .mapToObj(Samples::id)
                            .toList());
            assertThat(spool.status().state()).isEqualTo(new SpoolState.Healthy());
            append(spool, 100, 101);
        }
    }

    private void copyAsAKillWouldLeaveThem(Path image) throws IOException {
        for (String file : List.of("spool.db", "spool.db-wal")) {
            Files.copy(folder.resolve(file), image.resolve(file));
        }
    }

    @Test
    void aFileOfANewerVersionIsLeftAloneAndNamed() throws Exception {
        open().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("spool.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        try (Spool spool = open()) {
            assertThat(spool.append(numbered(1)).join()).isEqualTo(FAILING);
            assertThat(spool.status().state())
                    .isInstanceOfSatisfying(
                            SpoolState.Failing.class,
                            failing -> assertThat(failing.reason())
                                    .contains("newer Skerry (schema 99, this one reads 1)"));
        }
        assertThat(filesSetAside()).isEmpty();
    }

    private long positionOf(UUID id) throws IOException {
        byte[] file = Files.readAllBytes(folder.resolve("spool.db"));
        byte[] start = Arrays.copyOf(Samples.payload(id, 2048).array(), 64);
        for (int at = 0; at < file.length - start.length; at++) {
            if (Arrays.equals(file, at, at + start.length, start, 0, start.length)) {
                return at;
            }
        }
        throw new AssertionError("sample " + id + " is not in the file");
    }
}
