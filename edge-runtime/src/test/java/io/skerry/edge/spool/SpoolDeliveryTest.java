package io.skerry.edge.spool;

import static io.skerry.edge.spool.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.link.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolDeliveryTest {

    private static final int BYTES = 1000;
    private static final DeliverySettings SETTINGS =
            new DeliverySettings(4, 1 << 20, new Backoff(Duration.ofSeconds(5), Duration.ofSeconds(20)));

    private final FakeScheduler scheduler = new FakeScheduler();
    private final MemorySource source = new MemorySource();
    private final List<UUID> sent = new ArrayList<>();
    private SampleDelivery delivery;

    @BeforeEach
    void start() {
        delivery = deliver(SETTINGS, sample -> {
            sent.add(sample.id());
            return CompletableFuture.completedFuture(null);
        });
    }

    private SampleDelivery deliver(DeliverySettings settings, SampleChannel channel) {
        SampleDelivery made = new SampleDelivery(source, channel, settings, scheduler, scheduler);
        made.start();
        return made;
    }

    private void add(int from, int to) {
        IntStream.range(from, to).forEach(number -> source.add(number, BYTES));
    }

    private static List<UUID> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(Samples::id).toList();
    }

    private void linkUp(boolean up) {
        delivery.linkUp(up);
        scheduler.runTasks();
    }

    private void acknowledge(List<UUID> ids) {
        delivery.acknowledged(ids);
        scheduler.runTasks();
    }

    @Test
    void nothingIsSentWhileTheLinkIsDown() {
        add(0, 3);
        scheduler.advance(600);

        assertThat(sent).isEmpty();
        assertThat(delivery.status().linkUp()).isFalse();
    }

    @Test
    void theOldestAreSentFirstAndNoMoreThanTheWindowHolds() {
        add(0, 10);
        linkUp(true);

        assertThat(sent).isEqualTo(ids(0, 4));
        assertThat(delivery.status().inFlight()).isEqualTo(4);
    }

    @Test
    void anAcknowledgementForgetsTheSampleAndLetsTheNextOneGo() {
        add(0, 10);
        linkUp(true);

        acknowledge(List.of(id(2), id(0)));

        assertThat(sent).isEqualTo(ids(0, 6));
        assertThat(source.size()).isEqualTo(8);
    }

    @Test
    void aSampleThatBecomesReadyIsSentAtOnce() {
        linkUp(true);
        add(0, 1);
        scheduler.runTasks();

        assertThat(sent).containsExactly(id(0));
    }

    @Test
    void theBytesInFlightAreBoundedButALargeSampleStillGoes() {
        delivery.close();
        delivery = deliver(new DeliverySettings(100, 3 * (BYTES + 400), SETTINGS.resend()), sample -> {
            sent.add(sample.id());
            return CompletableFuture.completedFuture(null);
        });
        source.add(0, 10 * BYTES);
        add(1, 10);
        linkUp(true);
        assertThat(sent).containsExactly(id(0));

        acknowledge(List.of(id(0)));
        assertThat(sent).isEqualTo(ids(0, 4));
    }

    @Test
    void whatIsNotAcknowledgedIsSentAgainAfterAGrowingWait() {
        add(0, 1);
        linkUp(true);
        List<Integer> sendings = new ArrayList<>();
        for (int second = 0; second < 80; second++) {
            scheduler.advance(1);
            sendings.add(sent.size());
        }

        List<Integer> secondsOfSending = IntStream.range(1, 80)
                .filter(second -> sendings.get(second) > sendings.get(second - 1))
                .mapToObj(second -> second + 1)
                .toList();
        assertThat(secondsOfSending).containsExactly(5, 15, 35, 55, 75);
        assertThat(delivery.status().sent()).isEqualTo(6);
        assertThat(delivery.status().resent()).isEqualTo(5);
    }

    @Test
    void anOldSampleThatIsNeverAcknowledgedDoesNotHoldTheOthersUp() {
        add(0, 50);
        linkUp(true);
        for (int round = 0; round < 50; round++) {
            acknowledge(sent.stream().filter(id -> !id.equals(id(0))).toList());
        }

        assertThat(new HashSet<>(sent)).hasSize(50);
        assertThat(source.size()).isEqualTo(1);
    }

    @Test
    void whenTheLinkIsBackAllThatWasInFlightIsSentAgainOldestFirst() {
        add(0, 6);
        linkUp(true);
        linkUp(false);
        scheduler.advance(600);
        sent.clear();

        linkUp(true);

        assertThat(sent).isEqualTo(ids(0, 4));
    }

    private void heard(String subject) {
        delivery.heard(subject);
        scheduler.runTasks();
    }

    private void silent() {
        delivery.silent();
        scheduler.runTasks();
    }

    @Test
    void beforeACollectorIsHeardSamplesAreSentAsIfThereWasOne() {
        add(0, 6);
        linkUp(true);
        acknowledge(ids(0, 4));

        assertThat(sent).isEqualTo(ids(0, 6));
    }

    @Test
    void whenTheFirstCollectorIsHeardAllThatWasInFlightIsSentAgainAtOnce() {
        add(0, 6);
        linkUp(true);
        scheduler.advance(600);
        sent.clear();

        heard(Samples.SUBJECT);

        assertThat(sent).isEqualTo(ids(0, 4));
    }

    @Test
    void whileNoCollectorIsHeardSamplesWait() {
        linkUp(true);
        heard(Samples.SUBJECT);
        silent();
        add(0, 50);
        scheduler.advance(600);

        assertThat(sent).as("one alone, as a probe").containsOnly(id(0));
        assertThat(delivery.status().inFlight()).isEqualTo(1);
    }

    @Test
    void ofWhatIsInFlightWhenCollectorsFallSilentTheOldestIsTheProbe() {
        add(0, 6);
        linkUp(true);
        sent.clear();
        silent();
        scheduler.advance(600);

        assertThat(sent).isNotEmpty().containsOnly(id(0));
        assertThat(delivery.status().inFlight()).isEqualTo(4);
    }

    @Test
    void whenACollectorIsHeardAgainEverythingGoesAtOnceAndOldestFirst() {
        add(0, 6);
        linkUp(true);
        silent();
        scheduler.advance(600);
        sent.clear();

        heard(Samples.SUBJECT);
        acknowledge(ids(0, 4));

        assertThat(sent).isEqualTo(ids(0, 6));
    }

    @Test
    void whatIsForAnotherCollectorIsNotSentAgainBecauseOneIsHeard() {
        add(0, 3);
        linkUp(true);
        sent.clear();

        heard("default/other");

        assertThat(sent).isEmpty();
    }

    @Test
    void aCollectorThatDoesNotBeatIsFoundByItsAcknowledgement() {
        add(0, 8);
        linkUp(true);
        silent();
        scheduler.advance(600);
        sent.clear();

        acknowledge(List.of(id(0)));

        assertThat(sent).isEqualTo(ids(1, 5));
    }

    @Test
    void anAcknowledgementOfWhatIsNotInFlightIsNoSignOfLife() {
        linkUp(true);
        silent();
        add(0, 8);
        acknowledge(List.of(id(7)));

        assertThat(sent).containsExactly(id(0));
    }

    @Test
    void anAcknowledgementThatComesWhileTheLinkIsDownCounts() {
        add(0, 2);
        linkUp(true);
        linkUp(false);
        acknowledge(List.of(id(0)));
        sent.clear();

        linkUp(true);

        assertThat(sent).containsExactly(id(1));
    }

    @Test
    void anAcknowledgementOfAnUnknownSampleIsHarmless() {
        add(0, 1);
        linkUp(true);
        acknowledge(List.of(id(99), id(99)));

        assertThat(delivery.status().inFlight()).isEqualTo(1);
    }

    @Test
    void aSampleThatTheOtherSideRefusesIsDroppedAndCounted() {
        add(0, 5);
        linkUp(true);
        delivery.refused(id(1), "its content type is not a media type");
        scheduler.runTasks();
        scheduler.advance(600);

        assertThat(source.discarded).containsEntry(DropReason.REFUSED, 1);
        assertThat(sent).contains(id(4));
        assertThat(sent.stream().filter(id(1)::equals)).hasSize(1);
    }

    @Test
    void aSampleThatCanNeverBeSentIsDroppedAndCounted() {
        delivery.close();
        List<UUID> tries = new ArrayList<>();
        delivery = deliver(SETTINGS, sample -> {
            tries.add(sample.id());
            return CompletableFuture.failedFuture(new UnsendableException("too large", new IllegalArgumentException()));
        });
        add(0, 1);
        linkUp(true);
        scheduler.advance(600);

        assertThat(tries).hasSize(1);
        assertThat(source.discarded).containsEntry(DropReason.CORRUPT, 1);
    }

    @Test
    void aLinkThatThrowsOrFailsIsTriedAgainLater() {
        delivery.close();
        List<UUID> tries = new ArrayList<>();
        delivery = deliver(SETTINGS, sample -> {
            tries.add(sample.id());
            if (tries.size() == 1) {
                throw new IllegalStateException("not connected");
            }
            return tries.size() == 2
                    ? CompletableFuture.failedFuture(new IllegalStateException("lost"))
                    : CompletableFuture.completedFuture(null);
        });
        add(0, 1);
        linkUp(true);
        scheduler.advance(40);

        assertThat(tries).hasSize(4);
        assertThat(delivery.status().sendErrors()).isEqualTo(2);
    }

    @Test
    void afterTheCloseNothingIsSent() {
        add(0, 8);
        linkUp(true);
        delivery.close();
        scheduler.runTasks();
        sent.clear();

        acknowledge(List.of(id(0)));
        add(8, 9);
        scheduler.advance(600);

        assertThat(sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void overALinkThatLosesAndFlapsEverySampleArrivesAndTheWindowHolds(long seed) {
        Random random = new Random(seed);
        Set<UUID> arrived = new HashSet<>();
        List<UUID> toAcknowledge = new ArrayList<>();
        delivery.close();
        delivery = deliver(SETTINGS, sample -> {
            assertThat(delivery.status().inFlight()).isLessThanOrEqualTo(SETTINGS.maxInFlight());
            if (random.nextInt(10) > 0) {
                arrived.add(sample.id());
                toAcknowledge.add(sample.id());
            }
            return CompletableFuture.completedFuture(null);
        });
        linkUp(true);
        int added = 0;
        for (int step = 0; step < 2000 && (added < 200 || source.size() > 0); step++) {
            if (added < 200) {
                source.add(added++, BYTES);
            }
            if (random.nextInt(10) == 0) {
                linkUp(!delivery.status().linkUp());
            }
            List<UUID> acknowledged =
                    toAcknowledge.stream().filter(_ -> random.nextInt(10) > 0).toList();
            toAcknowledge.clear();
            acknowledge(acknowledged);
            scheduler.advance(random.nextInt(4));
        }

        assertThat(arrived).hasSize(200);
        assertThat(source.size()).isZero();
    }
}
