package io.skerry.edge.offload;

import io.skerry.api.plan.OffloadPolicy;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.EdgeLink;
import io.skerry.edge.link.Envelopes;
import io.skerry.edge.link.ExamplePayload;
import io.skerry.edge.link.Heartbeats;
import io.skerry.inference.cascade.DeepModel;
import io.skerry.inference.cascade.OffloadOutcome;
import io.skerry.inference.cascade.Verdict;
import io.skerry.inference.predict.Example;
import io.skerry.wire.Frame;
import io.skerry.wire.message.OffloadRequest;
import io.skerry.wire.message.OffloadResult;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Asks one service's deep model over the link. Thread-safe; nothing here blocks. */
public final class Offloader implements DeepModel {

    /** How long a question stays known after its deadline, so that a late answer is evidence. */
    private static final Duration LATE = Duration.ofSeconds(30);
    /** Questions remembered for late answers; more are forgotten, oldest deadline first come. */
    private static final int MAX_LATE = 4_096;

    private static final class Question {
        final UUID id;
        final Verdict edge;
        final long asked = System.nanoTime();
        final CompletableFuture<OffloadOutcome> outcome = new CompletableFuture<>();
        volatile boolean late;
        volatile boolean retried;
        volatile @Nullable ScheduledFuture<?> timer;

        Question(UUID id, Verdict edge) {
            this.id = id;
            this.edge = edge;
        }
    }

    private final ServiceName service;
    private final OffloadPolicy policy;
    private final EdgeLink link;
    private final Heartbeats heartbeats;
    private final Envelopes envelopes;
    private final ScheduledExecutorService timer;
    private final OffloadObserver observer;
    private final RoundTrips roundTrips = new RoundTrips();
    private final Map<UUID, Question> questions = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();

    /**
     * @param timer for deadlines; its tasks are short
     */
    public Offloader(
            ServiceName service,
            OffloadPolicy policy,
            EdgeLink link,
            Heartbeats heartbeats,
            Envelopes envelopes,
            ScheduledExecutorService timer,
            OffloadObserver observer) {
        this.service = service;
        this.policy = policy;
        this.link = link;
        this.heartbeats = heartbeats;
        this.envelopes = envelopes;
        this.timer = timer;
        this.observer = observer;
    }

    @Override
    public CompletableFuture<OffloadOutcome> ask(UUID id, Example example, Verdict edge, long deadline) {
        if (!link.connected()) {
            return CompletableFuture.completedFuture(new OffloadOutcome.Offline(link.description()));
        }
        if (!heartbeats.heard(service)) {
            return CompletableFuture.completedFuture(
                    new OffloadOutcome.Offline("no deep worker of " + service + " is heard on the link"));
        }
        if (inFlight.incrementAndGet() > policy.maxInFlight()) {
            inFlight.decrementAndGet();
            return CompletableFuture.completedFuture(
                    new OffloadOutcome.OverBudget(policy.maxInFlight() + " offloads are in flight already"));
        }
        Question question = new Question(id, edge);
        questions.put(id, question);
        long left = deadline - question.asked;
        Frame frame = new OffloadRequest(service.toString(), ExamplePayload.of(example))
                .toFrame(envelopes.next(id, Duration.ofNanos(Math.max(1_000_000, left)), link.address()));
        question.timer = timer.schedule(() -> expire(question), left, TimeUnit.NANOSECONDS);
        send(question, frame, deadline);
        return question.outcome;
    }

    private void send(Question question, Frame frame, long deadline) {
        var _ = link.send(frame).whenComplete((_, problem) -> {
            if (problem != null) {
                settle(question, new OffloadOutcome.Offline(String.valueOf(problem.getMessage())));
            } else if (!question.retried) {
                planRetry(question, frame, deadline);
            }
        });
        observer.sent(frame.body().remaining());
    }

    /** Asks once more if half of the time is over, the answer is overdue by experience, and there is time for another try. */
    private void planRetry(Question question, Frame frame, long deadline) {
        long half = question.asked + (deadline - question.asked) / 2;
        var _ = timer.schedule(
                () -> {
                    if (!question.outcome.isDone()
                            && heartbeats.heard(service)
                            && roundTrips.fits(deadline - System.nanoTime())) {
                        question.retried = true;
                        observer.retried();
                        send(question, frame, deadline);
                    }
                },
                half - System.nanoTime(),
                TimeUnit.NANOSECONDS);
    }

    private void expire(Question question) {
        if (late.incrementAndGet() <= MAX_LATE) {
            question.late = true;
            var _ = timer.schedule(
                    () -> {
                        questions.remove(question.id);
                        late.decrementAndGet();
                    },
                    LATE.toMillis(),
                    TimeUnit.MILLISECONDS);
        } else {
            late.decrementAndGet();
            questions.remove(question.id);
        }
        finish(question, new OffloadOutcome.Unanswered("the deep model did not answer within the deadline"));
    }

    /** Takes a result that came over the link; one that nobody waits for is counted and dropped. */
    public void result(@Nullable UUID correlation, OffloadResult result) {
        Question question = correlation == null ? null : questions.get(correlation);
        if (question == null) {
            observer.unexpected();
            return;
        }
        Verdict cloud = ExamplePayload.verdict(result.verdict());
        long roundTrip = System.nanoTime() - question.asked;
        observer.agreement(question.edge.agreesWith(cloud));
        if (question.outcome.isDone()) {
            questions.remove(question.id, question);
            observer.late(roundTrip);
            return;
        }
        roundTrips.add(roundTrip);
        observer.answered(roundTrip, result.queued(), result.computed());
        settle(question, new OffloadOutcome.Answered(cloud));
    }

    /** The worker says that it cannot answer. */
    public void refused(@Nullable UUID correlation, String reason) {
        Question question = correlation == null ? null : questions.get(correlation);
        if (question != null) {
            settle(question, new OffloadOutcome.Unanswered("the deep worker refused: " + reason));
        }
    }

    private void settle(Question question, OffloadOutcome outcome) {
        ScheduledFuture<?> expiry = question.timer;
        if (expiry != null) {
            expiry.cancel(false);
        }
        if (!question.late) {
            questions.remove(question.id, question);
        }
        finish(question, outcome);
    }

    private void finish(Question question, OffloadOutcome outcome) {
        if (question.outcome.complete(outcome)) {
            inFlight.decrementAndGet();
        }
    }
}
