package io.skerry.edge.spool;

import static io.skerry.edge.spool.Samples.id;
import static io.skerry.edge.spool.Samples.numbered;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpoolTest {

    private static final AppendResult STORED = new AppendResult.Stored();
    private static final long ROW = numbered(0).spooledBytes();

    @TempDir
    Path folder;

    private Spool open(SpoolSettings settings) throws IOException {
        return Spool.open(folder, settings, Clock.systemUTC());
    }

    private static List<UUID> readyIds(Spool spool) {
        return spool.nextReady(1000, Long.MAX_VALUE, Set.of()).join().stream()
                .map(ReadySample::id)
                .toList();
    }

    private static void append(Spool spool, int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(spool.append(numbered(i)).join()).isEqualTo(STORED);
        }
    }

    private static List<UUID> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(Samples::id).toList();
    }

    @Test
    void whatWasStoredIsHandedOutUnchanged() throws IOException {
        SpooledSample sample = numbered(7);
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            assertThat(spool.append(sample).join()).isEqualTo(STORED);

            List<ReadySample> ready = spool.nextReady(10, 1 << 20, Set.of()).join();

            assertThat(ready).singleElement().satisfies(one -> {
                assertThat(one.sample()).isEqualTo(sample);
                assertThat(one.conclusion()).isNull();
            });
        }
    }

    @Test
    void samplesComeBackInTheOrderOfArrivalAfterAReopenAndNewOnesFollow() throws IOException {
        List<Integer> shuffled = new ArrayList<>(IntStream.range(0, 200).boxed().toList());
        Collections.shuffle(shuffled, new Random(3));
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            shuffled.forEach(number -> spool.append(numbered(number)).join());
        }
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            spool.append(numbered(900)).join();

            List<UUID> expected =
                    new ArrayList<>(shuffled.stream().map(Samples::id).toList());
            expected.add(id(900));
            assertThat(readyIds(spool)).isEqualTo(expected);
        }
    }

    @Test
    void theSequenceGoesOnAfterTheNewestSampleWasDelivered() throws IOException {
        long before;
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            spool.append(numbered(1)).join();
            before = spool.nextReady(1, 1, Set.of()).join().getFirst().sequence();
            spool.delivered(List.of(id(1))).join();
        }
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            spool.append(numbered(2)).join();

            assertThat(spool.nextReady(1, 1, Set.of()).join().getFirst().sequence())
                    .isGreaterThan(before);
        }
    }

    @Test
    void aClockThatIsSetBackChangesNoOrderAndLosesNothing() throws IOException {
        List<UUID> expected = ids(0, 6);
        for (int i = 0; i < 6; i++) {
            Instant wallClock = Samples.CAPTURED_AT.minus(Duration.ofHours(i));
            try (Spool spool = Spool.open(folder, SpoolSettings.DEFAULT, Clock.fixed(wallClock, ZoneOffset.UTC))) {
                SpooledSample sample = numbered(i);
                spool.append(new SpooledSample(
                                sample.id(), sample.subject(), wallClock, sample.header(), sample.payload()))
                        .join();
                assertThat(readyIds(spool)).isEqualTo(expected.subList(0, i + 1));
            }
        }
    }

    @Test
    void anIdIsKeptOnce() throws IOException {
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            spool.append(numbered(1)).join();

            assertThat(spool.append(numbered(1)).join()).isEqualTo(STORED);

            assertThat(spool.status().samples()).isEqualTo(1);
            assertThat(spool.status().stored()).isEqualTo(1);
        }
    }

    @Test
    void anAwaitingSampleIsHandedOutOnceItsConclusionIsThere() throws IOException {
        ByteBuffer conclusion = ByteBuffer.wrap("cloud: shirt".getBytes(UTF_8));
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            spool.appendAwaiting(numbered(1)).join();
            spool.append(numbered(2)).join();
            assertThat(readyIds(spool)).containsExactly(id(2));

            spool.conclude(id(1), conclusion).join();

            assertThat(spool.nextReady(10, 1 << 20, Set.of()).join())
                    .extracting(ReadySample::id, ReadySample::conclusion)
                    .containsExactly(tuple(id(1), conclusion), tuple(id(2), null));
        }
    }

    @Test
    void anAwaitingSampleThatEndsWithoutAConclusionIsReadyToo() throws IOException {
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            spool.appendAwaiting(numbered(1)).join();
            spool.conclude(id(1), null).join();

            assertThat(readyIds(spool)).containsExactly(id(1));
        }
    }

    @Test
    void afterAReopenAllSamplesAreReadyAndConclusionsAreStillThere() throws IOException {
        ByteBuffer conclusion = ByteBuffer.wrap(new byte[] {1, 2, 3});
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            spool.appendAwaiting(numbered(1)).join();
            spool.appendAwaiting(numbered(2)).join();
            spool.conclude(id(2), conclusion).join();
        }
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            assertThat(spool.nextReady(10, 1 << 20, Set.of()).join())
                    .extracting(ReadySample::conclusion)
                    .containsExactly(null, conclusion);
        }
    }

    @Test
    void aConclusionOfASampleThatIsGoneIsIgnored() throws IOException {
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            spool.conclude(id(1), ByteBuffer.wrap(new byte[] {1})).join();

            assertThat(readyIds(spool)).isEmpty();
        }
    }

    @Test
    void aConclusionThatIsTooLargeIsRefused() throws IOException {
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> spool.conclude(id(1), ByteBuffer.allocate(Spool.MAX_CONCLUSION_BYTES + 1)))
                    .withMessageContaining("at most " + Spool.MAX_CONCLUSION_BYTES);
        }
    }

    @Test
    void whatWasDeliveredIsGoneForGood() throws IOException {
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            append(spool, 0, 10);

            spool.delivered(List.of(id(3), id(5), id(77))).join();

            assertThat(spool.status().delivered()).isEqualTo(2);
            assertThat(spool.status().samples()).isEqualTo(8);
        }
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            assertThat(readyIds(spool)).hasSize(8).doesNotContain(id(3), id(5));
        }
    }

    @Test
    void aRequestForSamplesKeepsItsLimits() throws IOException {
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            append(spool, 0, 10);

            assertThat(spool.nextReady(3, Long.MAX_VALUE, Set.of()).join()).hasSize(3);
            assertThat(spool.nextReady(10, 4 * ROW, Set.of()).join()).hasSize(4);
            assertThat(spool.nextReady(10, 1, Set.of()).join()).hasSize(1);
            assertThat(spool.nextReady(2, Long.MAX_VALUE, Set.of(id(0), id(2))).join())
                    .extracting(ReadySample::id)
                    .containsExactly(id(1), id(3));
        }
    }

    @Test
    void dropOldestMakesRoomAndCounts() throws IOException {
        try (Spool spool = open(SpoolSettings.DEFAULT.withCap(10 * ROW, FullPolicy.DROP_OLDEST))) {
            append(spool, 0, 25);

            assertThat(readyIds(spool)).isEqualTo(ids(15, 25));
            assertThat(spool.status().dropped(DropReason.EVICTED)).isEqualTo(15);
            assertThat(spool.status().bytes()).isEqualTo(10 * ROW);
            assertThat(spool.status().state()).isEqualTo(new SpoolState.Full());
            assertThat(spool.accepting()).isTrue();
        }
    }

    @Test
    void dropNewestKeepsWhatIsThereAndTakesAgainWhenOneFits() throws IOException {
        try (Spool spool = open(SpoolSettings.DEFAULT.withCap(10 * ROW, FullPolicy.DROP_NEWEST))) {
            append(spool, 0, 10);

            assertThat(spool.append(numbered(10)).join()).isEqualTo(new AppendResult.Dropped(DropReason.FULL));
            spool.delivered(List.of(id(0))).join();
            assertThat(spool.append(numbered(11)).join()).isEqualTo(STORED);

            assertThat(readyIds(spool)).containsAll(ids(1, 10)).contains(id(11)).hasSize(10);
            assertThat(spool.status().dropped()).containsOnly(Map.entry(DropReason.FULL, 1L));
        }
    }

    @Test
    void stopMiningRefusesUntilATenthIsFree() throws IOException {
        try (Spool spool = open(SpoolSettings.DEFAULT.withCap(20 * ROW, FullPolicy.STOP_MINING))) {
            append(spool, 0, 20);
            assertThat(spool.accepting()).isTrue();

            assertThat(spool.append(numbered(20)).join()).isEqualTo(new AppendResult.Dropped(DropReason.FULL));
            assertThat(spool.accepting()).isFalse();
            assertThat(spool.status().state()).isEqualTo(new SpoolState.Full());

            spool.delivered(List.of(id(0))).join();
            assertThat(spool.append(numbered(21)).join()).isEqualTo(new AppendResult.Dropped(DropReason.FULL));

            spool.delivered(List.of(id(1))).join();
            assertThat(spool.accepting()).isTrue();
            assertThat(spool.append(numbered(22)).join()).isEqualTo(STORED);
            assertThat(spool.status().state()).isEqualTo(new SpoolState.Healthy());
        }
    }

    @Test
    void theCapIsKeptAfterAReopen() throws IOException {
        SpoolSettings settings = SpoolSettings.DEFAULT.withCap(10 * ROW, FullPolicy.DROP_OLDEST);
        try (Spool spool = open(settings)) {
            append(spool, 0, 9);
        }
        try (Spool spool = open(settings)) {
            assertThat(spool.status().bytes()).isEqualTo(9 * ROW);
            spool.append(numbered(100)).join();
            spool.append(numbered(101)).join();

            assertThat(readyIds(spool)).hasSize(10).doesNotContain(id(0));
        }
    }

    @Test
    void aHugeSampleIsRefusedAndTheNextOneIsTaken() throws IOException {
        SpoolSettings settings = SpoolSettings.DEFAULT.withCap(100_000, FullPolicy.DROP_OLDEST);
        try (Spool spool = open(settings)) {
            spool.append(numbered(1)).join();

            assertThat(spool.append(Samples.of(id(2), 100_001)).join())
                    .isEqualTo(new AppendResult.Dropped(DropReason.TOO_LARGE));

            assertThat(spool.append(numbered(3)).join()).isEqualTo(STORED);
            assertThat(readyIds(spool)).containsExactly(id(1), id(3));
            assertThat(spool.status().dropped(DropReason.TOO_LARGE)).isEqualTo(1);
        }
    }

    @Test
    void manyThreadsAppendAtOnceAndNothingIsLostOrDoubled() throws Exception {
        Set<UUID> expected = new HashSet<>(ids(0, 2000));
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            List<CompletableFuture<AppendResult>> answers = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = IntStream.range(0, 8)
                    .mapToObj(thread -> Thread.ofPlatform().start(() -> {
                        for (int i = thread; i < 2000; i += 8) {
                            answers.add(spool.append(numbered(i)));
                        }
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(answers)
                    .hasSize(2000)
                    .allSatisfy(answer -> assertThat(answer.join()).isEqualTo(STORED));
            assertThat(spool.nextReady(5000, Long.MAX_VALUE, Set.of()).join())
                    .hasSize(2000)
                    .extracting(ReadySample::id)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void aSecondOpenerIsToldWhatToDo() throws IOException {
        try (Spool first = open(SpoolSettings.DEFAULT)) {
            assertThatThrownBy(() -> open(SpoolSettings.DEFAULT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("Stop that process, or give this one a folder of its own");
            assertThat(first.append(numbered(1)).join()).isEqualTo(STORED);
        }
        open(SpoolSettings.DEFAULT).close();
    }

    @Test
    void aFileInPlaceOfTheFolderIsToldWhatToDo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Spool.open(file, SpoolSettings.DEFAULT, Clock.systemUTC()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Make it a folder that this user may write");
    }

    @Test
    void afterTheCloseEveryCallIsAnswered() throws IOException {
        Spool spool = open(SpoolSettings.DEFAULT);
        spool.close();

        assertThat(spool.append(numbered(1)).join()).isEqualTo(new AppendResult.Dropped(DropReason.CLOSED));
        assertThat(spool.nextReady(1, 1, Set.of()).join()).isEmpty();
        assertThat(spool.delivered(List.of(id(1)))).isCompletedExceptionally();
    }

    @Test
    void theListenerHearsOfSamplesThatBecomeReady() throws IOException {
        AtomicInteger heard = new AtomicInteger();
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            spool.onMoreReady(heard::incrementAndGet);
            spool.appendAwaiting(numbered(1)).join();
        }
        assertThat(heard).hasValue(0);
        try (Spool spool = open(SpoolSettings.DEFAULT)) {
            spool.onMoreReady(heard::incrementAndGet);
            spool.append(numbered(2)).join();
        }
        assertThat(heard).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPolicyIsReadByTheNameThatItPrints(FullPolicy policy) {
        assertThat(FullPolicy.parse(policy.text())).isEqualTo(policy);
    }

    @Test
    void anUnknownPolicyIsRefusedWithThoseThatExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FullPolicy.parse("drop-all"))
                .withMessageContaining("drop-oldest, drop-newest or stop-mining");
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpoolSettings.DEFAULT.withCap(0, FullPolicy.DROP_OLDEST))
                .withMessageContaining("maxBytes is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SpoolSettings(1000, FullPolicy.DROP_OLDEST, 1000, 10, 999, SpoolSettings.DEFAULT.retry()))
                .withMessageContaining("must hold one largest sample");
    }
}
