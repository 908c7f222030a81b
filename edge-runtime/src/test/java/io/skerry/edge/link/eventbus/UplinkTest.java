package io.skerry.edge.link.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.skerry.edge.spool.FakeScheduler;
import io.skerry.link.LinkException;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UplinkTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeScheduler scheduler = new FakeScheduler();
    private final List<String> published = new ArrayList<>();
    private final Says announcer = new Says();
    private CompletableFuture<Void> broker = CompletableFuture.completedFuture(null);
    private final Uplink uplink = new Uplink(
            new TokenBucket(10, 20, scheduler),
            10,
            message -> {
                published.add(message.topic());
                return broker;
            },
            announcer,
            scheduler,
            scheduler);

    /** Says something every five seconds, or nothing. */
    private final class Says implements Uplink.Announcer {

        private boolean silent = true;
        private long next = scheduler.getAsLong();

        @Override
        public long nanosToNext() {
            return silent ? Long.MAX_VALUE : next - scheduler.getAsLong();
        }

        @Override
        public Optional<Uplink.Message> next() {
            if (nanosToNext() > 0) {
                return Optional.empty();
            }
            next = scheduler.getAsLong() + SECOND.multipliedBy(5).toNanos();
            return Optional.of(message("beat"));
        }
    }

    private static Uplink.Message message(String topic) {
        return new Uplink.Message(topic, Buffer.buffer("text"), MqttQoS.AT_MOST_ONCE);
    }

    private CompletableFuture<Void> send(String topic) {
        CompletableFuture<Void> sent = uplink.send(message(topic));
        scheduler.runTasks();
        return sent;
    }

    private List<CompletableFuture<Void>> samples(int count) {
        return Stream.generate(() -> send("sample")).limit(count).toList();
    }

    private void connect() {
        uplink.connected(true);
        scheduler.runTasks();
    }

    private static void assertFailed(CompletableFuture<Void> sent, String why) {
        assertThat(sent)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableOfType(Exception.class)
                .withCauseInstanceOf(LinkException.class)
                .withMessageContaining(why);
    }

    @Test
    void aQuestionGoesAtOnceOrNotAtAll() {
        connect();
        for (int i = 0; i < 20; i++) {
            assertThat(uplink.sendNow(message("question"))).isCompleted();
        }

        assertFailed(uplink.sendNow(message("question")), "all that its pace allows");

        scheduler.advance(SECOND);
        assertThat(uplink.sendNow(message("question"))).isCompleted();
        assertThat(published).hasSize(21);
    }

    @Test
    void whatMayWaitDoesAndLeavesHalfOfTheBurstToQuestions() {
        connect();
        List<CompletableFuture<Void>> samples = samples(30);
        assertThat(published).hasSize(10);
        assertThat(uplink.sendNow(message("question")))
                .as("a question overtakes")
                .isCompleted();

        scheduler.advance(SECOND.multipliedBy(2));
        assertThat(published).hasSize(10 + 1 + 19);
        scheduler.advance(SECOND);
        assertThat(samples).allMatch(CompletableFuture::isDone);
        assertThat(scheduler.pending()).isZero();
    }

    @Test
    void whatWaitsHasAThirdOfThePaceHoweverManyQuestionsThereAre() {
        connect();
        samples(60);
        published.clear();
        List<CompletableFuture<Void>> questions = new ArrayList<>();
        for (int millis = 0; millis < 10_000; millis += 10) {
            questions.add(uplink.sendNow(message("question")));
            scheduler.advance(Duration.ofMillis(10));
        }

        assertThat(published).filteredOn("sample"::equals).hasSizeBetween(30, 40);
        assertThat(published).filteredOn("question"::equals).hasSizeBetween(65, 85);
        assertThat(questions)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .hasSizeBetween(915, 935);
    }

    @Test
    void announcementsComeBeforeWhatWaits() {
        connect();
        announcer.silent = false;
        samples(60);
        scheduler.advance(SECOND.multipliedBy(5));

        assertThat(published.getFirst()).isEqualTo("beat");
        assertThat(published).filteredOn("beat"::equals).hasSize(2);
    }

    @Test
    void announcementsGoOnWithoutAnythingElse() {
        announcer.silent = false;
        connect();
        scheduler.advance(SECOND.multipliedBy(10));

        assertThat(published).containsExactly("beat", "beat", "beat");
    }

    @Test
    void tooMuchThatWaitsIsRefused() {
        connect();
        for (int i = 0; i < 10 + 64; i++) {
            assertThat(send("sample")).isNotCompletedExceptionally();
        }
        assertFailed(send("sample"), "64 messages wait");
    }

    @Test
    void whenTheConnectionBreaksWhatWaitsFailsAndNothingIsSent() {
        announcer.silent = false;
        connect();
        List<CompletableFuture<Void>> samples = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            samples.add(send("sample"));
        }
        int before = published.size();

        uplink.connected(false);
        scheduler.advance(SECOND.multipliedBy(20));

        assertThat(published).hasSize(before);
        assertFailed(samples.getLast(), "broke");
        assertFailed(send("sample"), "no connection");
    }

    @Test
    void whatTheBrokerDoesNotTakeFails() {
        connect();
        broker = CompletableFuture.failedFuture(new LinkException("the broker is silent"));

        assertFailed(send("sample"), "the broker is silent");
        assertFailed(uplink.sendNow(message("question")), "the broker is silent");
    }
}
