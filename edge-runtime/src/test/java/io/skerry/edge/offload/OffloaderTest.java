package io.skerry.edge.offload;

import static io.skerry.edge.link.Frames.COAT;
import static io.skerry.edge.link.Frames.FASHION;
import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.api.plan.OffloadPolicy;
import io.skerry.edge.link.FakeEdgeLink;
import io.skerry.edge.link.Frames;
import io.skerry.edge.link.Heartbeats;
import io.skerry.edge.spool.FakeScheduler;
import io.skerry.inference.cascade.OffloadOutcome;
import io.skerry.inference.cascade.Verdict;
import io.skerry.inference.predict.TensorExample;
import io.skerry.link.Envelopes;
import io.skerry.link.LinkException;
import io.skerry.onnx.Tensor;
import io.skerry.wire.FrameHeader;
import io.skerry.wire.MessageType;
import io.skerry.wire.message.ModelVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OffloaderTest {

    private static final int MAX_IN_FLIGHT = 3;
    private static final Duration DEADLINE = Duration.ofMillis(400);
    private static final Verdict SHIRT = new Verdict(6, "Shirt", 0.41, "fashion-shallow:1");
    private static final TensorExample EXAMPLE = Frames.tensor(0.5f, 0.25f);

    private final FakeScheduler time = new FakeScheduler();
    private final FakeEdgeLink link = new FakeEdgeLink();
    private final Heartbeats heartbeats = new Heartbeats(time);
    private final Envelopes envelopes = Frames.envelopes("edge-1");
    private final Counts counts = new Counts();
    private final Offloader offloader = new Offloader(
            FASHION, new OffloadPolicy(DEADLINE, MAX_IN_FLIGHT), link, heartbeats, envelopes, time, counts, time);

    OffloaderTest() {
        beat();
    }

    private void beat() {
        heartbeats.beat(FASHION, Duration.ofMinutes(1));
    }

    private void pass(long millis) {
        time.advance(Duration.ofMillis(millis));
    }

    private record Asked(UUID id, CompletableFuture<OffloadOutcome> outcome) {

        OffloadOutcome now() {
            assertThat(outcome).isCompleted();
            return outcome.join();
        }
    }

    private Asked ask() {
        return ask(EXAMPLE);
    }

    private Asked ask(TensorExample example) {
        UUID id = envelopes.id();
        return new Asked(id, offloader.ask(id, example, SHIRT, time.getAsLong() + DEADLINE.toNanos()));
    }

    private void answer(Asked asked) {
        offloader.result(asked.id(), Frames.result(COAT));
    }

    @Test
    void anAnswerInTimeIsTheOutcome() {
        Asked asked = ask();
        pass(50);
        assertThat(asked.outcome()).isNotDone();

        answer(asked);

        assertThat(asked.now()).isEqualTo(new OffloadOutcome.Answered(new Verdict(4, "Coat", 0.93, "fashion-deep:1")));
        assertThat(counts.events).containsExactly("sent 8", "disagreed", "answered after 50 ms");
        assertThat(offloader.known()).isZero();
    }

    @Test
    void theQuestionSaysHowLongItIsWorthAnsweringAndWhereTo() {
        Asked asked = ask();
        FrameHeader header = link.sent().getFirst().header();
        assertThat(header.type()).isEqualTo(MessageType.OFFLOAD_REQUEST);
        assertThat(header.id()).isEqualTo(asked.id());
        assertThat(header.subject()).isEqualTo("default/fashion");
        assertThat(header.ttl()).isEqualTo(DEADLINE);
        assertThat(header.replyTo()).isEqualTo(FakeEdgeLink.ADDRESS);
        assertThat(link.sent().getFirst().body()).isEqualTo(EXAMPLE.bytes());
    }

    @Test
    void anAnswerThatNamesTheSameClassIsCountedAsAgreement() {
        Asked asked = ask();
        offloader.result(asked.id(), Frames.result(new ModelVerdict("fashion-deep:1", 99, "Shirt", 0.5)));
        assertThat(counts.events).contains("agreed");
    }

    @Test
    void atTheDeadlineTheQuestionEndsWithoutAnAnswer() {
        Asked asked = ask();
        pass(399);
        assertThat(asked.outcome()).isNotDone();
        pass(1);
        assertThat(asked.now()).isInstanceOf(OffloadOutcome.Unanswered.class);
    }

    @Test
    void aLateAnswerCountsAsAgreementOnceAndIsNotDelivered() {
        Asked asked = ask();
        pass(1_000);

        answer(asked);
        answer(asked);

        assertThat(asked.now()).isInstanceOf(OffloadOutcome.Unanswered.class);
        assertThat(counts.events).containsExactly("sent 8", "disagreed", "late after 1000 ms", "unexpected");
        assertThat(offloader.known()).isZero();
    }

    @Test
    void anAnswerThatIsMuchTooLateIsUnexpected() {
        Asked asked = ask();
        pass(400 + 30_000);
        answer(asked);
        assertThat(counts.events).containsExactly("sent 8", "unexpected");
    }

    @Test
    void aReplayedAnswerChangesNothing() {
        Asked asked = ask();
        answer(asked);
        offloader.result(asked.id(), Frames.result(new ModelVerdict("other", 0, "Shirt", 1)));
        assertThat(asked.now()).isEqualTo(new OffloadOutcome.Answered(new Verdict(4, "Coat", 0.93, "fashion-deep:1")));
        assertThat(counts.events).containsExactly("sent 8", "disagreed", "answered after 0 ms", "unexpected");
    }

    @Test
    void answersToNothingAreCountedAndDropped() {
        offloader.result(null, Frames.result(COAT));
        offloader.result(envelopes.id(), Frames.result(COAT));
        offloader.refused(null, "busy");
        offloader.refused(envelopes.id(), "busy");
        assertThat(counts.events).containsExactly("unexpected", "unexpected");
    }

    @Test
    void answersFindTheirQuestionsInAnyOrder() {
        Asked first = ask();
        Asked second = ask();
        answer(second);
        assertThat(first.outcome()).isNotDone();
        assertThat(second.now()).isInstanceOf(OffloadOutcome.Answered.class);
        answer(first);
        assertThat(first.now()).isInstanceOf(OffloadOutcome.Answered.class);
    }

    @Test
    void aRefusalOfTheWorkerIsTheOutcomeAtOnce() {
        Asked asked = ask();
        offloader.refused(asked.id(), "busy: run another deep worker");
        assertThat(asked.now())
                .isEqualTo(new OffloadOutcome.Unanswered("the deep worker refused: busy: run another deep worker"));
        assertThat(offloader.known()).isZero();
    }

    @Test
    void aRefusalAfterTheDeadlineChangesNothing() {
        Asked asked = ask();
        pass(500);
        OffloadOutcome outcome = asked.now();
        offloader.refused(asked.id(), "busy");
        assertThat(asked.now()).isSameAs(outcome);
    }

    @Test
    void withoutAConnectionNothingIsSent() {
        link.disconnect();
        assertThat(ask().now()).isEqualTo(new OffloadOutcome.Offline("no connection: the cable is out"));
        assertThat(link.sent()).isEmpty();
    }

    @Test
    void withoutAHeardWorkerNothingIsSent() {
        time.advance(Duration.ofMinutes(4));
        assertThat(ask().now())
                .isEqualTo(new OffloadOutcome.Offline("no deep worker of default/fashion is heard on the link"));
        assertThat(link.sent()).isEmpty();
        assertThat(offloader.known()).isZero();
    }

    @Test
    void afterTheDeadlineNothingIsSent() {
        CompletableFuture<OffloadOutcome> outcome = offloader.ask(envelopes.id(), EXAMPLE, SHIRT, time.getAsLong());
        assertThat(outcome.join()).isInstanceOf(OffloadOutcome.Unanswered.class);
        assertThat(link.sent()).isEmpty();
        assertThat(offloader.known()).isZero();
    }

    @Test
    void noMoreThanTheCapAreInFlightAndEachEndMakesRoom() {
        List<Asked> inFlight = new ArrayList<>();
        for (int i = 0; i < MAX_IN_FLIGHT; i++) {
            inFlight.add(ask());
        }
        assertThat(ask().now()).isEqualTo(new OffloadOutcome.OverBudget("3 offloads are in flight already"));

        answer(inFlight.get(0));
        offloader.refused(inFlight.get(1).id(), "busy");
        inFlight.add(ask());
        inFlight.add(ask());
        assertThat(ask().now()).isInstanceOf(OffloadOutcome.OverBudget.class);

        pass(400);
        for (int i = 0; i < MAX_IN_FLIGHT; i++) {
            assertThat(ask().outcome()).isNotDone();
        }
        assertThat(ask().now()).isInstanceOf(OffloadOutcome.OverBudget.class);
    }

    @Test
    void lateAnswersAndRefusalsMakeNoRoomTwice() {
        Asked late = ask();
        pass(400);
        answer(late);
        offloader.refused(late.id(), "busy");
        for (int i = 0; i < MAX_IN_FLIGHT; i++) {
            assertThat(ask().outcome()).isNotDone();
        }
        assertThat(ask().now()).isInstanceOf(OffloadOutcome.OverBudget.class);
    }

    @Test
    void aSendThatFailsEndsTheQuestionAtOnceAndIsNotCountedAsSent() {
        link.answerSendsWith(CompletableFuture.failedFuture(new LinkException("the link is too slow")));
        assertThat(ask().now()).isEqualTo(new OffloadOutcome.Offline("the link is too slow"));
        assertThat(counts.events).isEmpty();
        assertThat(offloader.known()).isZero();
        for (int i = 0; i < 2 * MAX_IN_FLIGHT; i++) {
            assertThat(ask().now()).isInstanceOf(OffloadOutcome.Offline.class);
        }
    }

    @Test
    void aSendThatFailsLaterEndsTheQuestionThen() {
        CompletableFuture<Void> sending = new CompletableFuture<>();
        link.answerSendsWith(sending);
        Asked asked = ask();
        pass(10);
        sending.completeExceptionally(new LinkException("the connection broke"));
        assertThat(asked.now()).isEqualTo(new OffloadOutcome.Offline("the connection broke"));
    }

    @Test
    void aSendThatNeverEndsDoesNotHoldTheQuestionBeyondItsDeadline() {
        link.answerSendsWith(new CompletableFuture<>());
        Asked asked = ask();
        pass(400);
        assertThat(asked.now()).isInstanceOf(OffloadOutcome.Unanswered.class);
    }

    @Test
    void anExampleThatCannotBeAFrameIsNotSentAndDoesNotThrow() {
        TensorExample nameless = new TensorExample("", Tensor.of(new long[] {1, 1}, 1f));
        assertThat(ask(nameless).now())
                .isInstanceOfSatisfying(
                        OffloadOutcome.Unanswered.class,
                        outcome -> assertThat(outcome.reason()).startsWith("the example cannot be sent: "));
        assertThat(offloader.known()).isZero();
    }

    @Test
    void withoutExperienceNothingIsAskedTwice() {
        ask();
        pass(400);
        assertThat(link.sent()).hasSize(1);
    }

    /** Answers take 20 ms each: a retry would be answered well within 100 ms. */
    private void learn() {
        for (int i = 0; i < 50; i++) {
            Asked asked = ask();
            pass(20);
            answer(asked);
        }
        link.sent().clear();
        counts.events.clear();
    }

    @Test
    void anOverdueQuestionIsAskedOnceMoreAtHalfOfTheDeadline() {
        learn();
        Asked asked = ask();
        pass(199);
        assertThat(link.sent()).hasSize(1);
        pass(1);
        assertThat(link.sent())
                .hasSize(2)
                .extracting(frame -> frame.header().id())
                .containsOnly(asked.id());
        assertThat(counts.events).containsExactly("sent 8", "retried", "sent 8");
        pass(199);
        assertThat(link.sent()).as("never a third time").hasSize(2);

        answer(asked);
        answer(asked);

        assertThat(asked.now()).isInstanceOf(OffloadOutcome.Answered.class);
        assertThat(counts.events).endsWith("disagreed", "answered after 399 ms", "unexpected");
    }

    @Test
    void aQuestionThatWasAnsweredIsNotAskedAgain() {
        learn();
        answer(ask());
        offloader.refused(ask().id(), "busy");
        pass(1_000);
        assertThat(link.sent()).hasSize(2);
    }

    @Test
    void whereNoSecondAnswerCanComeInTimeNothingIsAskedTwice() {
        for (int i = 0; i < 50; i++) {
            Asked asked = ask();
            pass(250);
            answer(asked);
        }
        link.sent().clear();
        ask();
        pass(400);
        assertThat(link.sent()).hasSize(1);
    }

    @Test
    void aQuestionIsNotAskedAgainOnceTheWorkerIsNotHeard() {
        learn();
        heartbeats.forget(FASHION);
        heartbeats.beat(FASHION, Duration.ofMillis(50));
        ask();
        pass(400);
        assertThat(link.sent()).hasSize(1);
    }

    @Test
    void aRetryThatCannotBeSentLeavesTheFirstTryOpen() {
        learn();
        Asked asked = ask();
        link.answerSendsWith(CompletableFuture.failedFuture(new LinkException("the link is too slow")));
        pass(300);
        assertThat(link.sent()).hasSize(2);
        assertThat(asked.outcome()).isNotDone();
        answer(asked);
        assertThat(asked.now()).isInstanceOf(OffloadOutcome.Answered.class);
    }

    @Test
    void timesOfQuestionsThatWereAskedTwiceTeachNothing() {
        learn();
        for (int i = 0; i < 50; i++) {
            Asked asked = ask();
            pass(390);
            answer(asked);
        }
        link.sent().clear();
        ask();
        pass(400);
        assertThat(link.sent()).as("the experience is still 20 ms").hasSize(2);
    }

    @Test
    void nothingIsLeftOfQuestionsHoweverTheyEnded() {
        learn();
        for (int i = 0; i < 100; i++) {
            Asked answered = ask();
            Asked refused = ask();
            Asked lost = ask();
            answer(answered);
            offloader.refused(refused.id(), "busy");
            pass(400);
            assertThat(lost.outcome()).isDone();
            beat();
        }
        pass(30_000);
        assertThat(offloader.known()).isZero();
        assertThat(time.pending()).isZero();
    }

    @Test
    void lateAnswersAreRememberedForABoundedNumberOfQuestions() {
        Offloader busy = new Offloader(
                FASHION, new OffloadPolicy(DEADLINE, 1_024), link, heartbeats, envelopes, time, counts, time);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 1_024; j++) {
                var _ = busy.ask(envelopes.id(), EXAMPLE, SHIRT, time.getAsLong() + DEADLINE.toNanos());
            }
            pass(400);
        }
        assertThat(busy.known()).isEqualTo(4_096);
        pass(30_000);
        assertThat(busy.known()).isZero();
    }
}
