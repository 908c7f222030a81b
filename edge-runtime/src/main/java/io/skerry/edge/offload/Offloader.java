package io.skerry.edge.offload;

import io.skerry.api.plan.OffloadPolicy;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.EdgeLink;
import io.skerry.edge.link.ExamplePayload;
import io.skerry.edge.link.Heartbeats;
import io.skerry.inference.cascade.DeepModel;
import io.skerry.inference.cascade.OffloadOutcome;
import io.skerry.inference.cascade.Verdict;
import io.skerry.inference.predict.Example;
import io.skerry.link.Envelopes;
import io.skerry.wire.Envelope;
import io.skerry.wire.Frame;
import io.skerry.wire.message.OffloadRequest;
import io.skerry.wire.message.OffloadResult;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Asks one service's deep model over the link. Thread-safe; nothing here blocks. */
public final class Offloader implements DeepModel {

    /** How long a question stays known after its deadline, so that a late answer is evidence. */
    private static final Duration LATE = Duration.ofSeconds(30);
    /** Questions remembered for late answers; further ones are forgotten at their deadline. */
    private static final int MAX_LATE = 4_096;

    private static final long SHORTEST_TTL = 1_000_000;

    private final ServiceName service;
    private final OffloadPolicy policy;
    private final EdgeLink link;
    private final Heartbeats heartbeats;
    private final Envelopes envelopes;
    private final ScheduledExecutorService timer;
    private final OffloadObserver observer;
    private final LongSupplier nanoTime;
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
        this(service, policy, link, heartbeats, envelopes, timer, observer, System::nanoTime);
    }

    Offloader(
            ServiceName service,
            OffloadPolicy policy,
            EdgeLink link,
            Heartbeats heartbeats,
            Envelopes envelopes,
            ScheduledExecutorService timer,
            OffloadObserver observer,
            LongSupplier nanoTime) {
        this.service = service;
        this.policy = policy;
        this.link = link;
        this.heartbeats = heartbeats;
        this.envelopes = envelopes;
        this.timer = timer;
        this.observer = observer;
        this.nanoTime = nanoTime;
    }

    @Override
    public CompletableFuture<OffloadOutcome> ask(UUID id, Example example, Verdict edge, long deadline) {
        long now = nanoTime.getAsLong();
        long left = deadline - now;
        if (left <= 0) {
            return CompletableFuture.completedFuture(
                    new OffloadOutcome.Unanswered("the deadline passed before the deep model could be asked"));
        }
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
        Question question = new Question(id, edge, now);
        questions.put(id, question);
        question.expiresBy(timer.schedule(() -> expire(question), left, TimeUnit.NANOSECONDS));
        try {
            Envelope envelope = envelopes.next(id, Duration.ofNanos(Math.max(SHORTEST_TTL, left)), link.address());
            Frame frame = new OffloadRequest(service.toString(), ExamplePayload.of(example)).toFrame(envelope);
            send(question, frame, deadline);
        } catch (IllegalArgumentException e) {
            settle(question, new OffloadOutcome.Unanswered("the example cannot be sent: " + e.getMessage()));
        }
        return question.outcome;
    }

    private void send(Question question, Frame frame, long deadline) {
        var _ = link.send(frame).whenComplete((_, problem) -> {
            if (problem == null) {
                observer.sent(frame.body().remaining());
                planRetry(question, frame, deadline);
            } else {
                settle(question, new OffloadOutcome.Offline(String.valueOf(problem.getMessage())));
            }
        });
    }

    /** Asks once more if half of the time is over, the answer is overdue by experience, and there is time for another try. */
    private void planRetry(Question question, Frame frame, long deadline) {
        long wait = question.asked + (deadline - question.asked) / 2 - nanoTime.getAsLong();
        if (wait <= 0) {
            return;
        }
        question.isRetriedBy(timer.schedule(() -> retry(question, frame, deadline), wait, TimeUnit.NANOSECONDS));
    }

    /** If the second try cannot be sent, the first one may still be answered. */
    private void retry(Question question, Frame frame, long deadline) {
        if (question.open() && heartbeats.heard(service) && roundTrips.fits(deadline - nanoTime.getAsLong())) {
            question.askedTwice();
            var _ = link.send(frame).thenRun(() -> {
                observer.retried();
                observer.sent(frame.body().remaining());
            });
        }
    }

    private void expire(Question question) {
        if (!end(question)) {
            return;
        }
        if (late.incrementAndGet() <= MAX_LATE) {
            var _ = timer.schedule(() -> forget(question), LATE.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            forget(question);
        }
        question.outcome.complete(new OffloadOutcome.Unanswered("the deep model did not answer within the deadline"));
    }

    private void forget(Question question) {
        late.decrementAndGet();
        questions.remove(question.id, question);
    }

    /** Whether this is one of its questions: open, or so that a late answer to it counts. */
    public boolean knows(@Nullable UUID question) {
        return question != null && questions.containsKey(question);
    }

    /** Takes a result that came over the link; one that nobody waits for is counted and dropped. */
    public void result(@Nullable UUID correlation, OffloadResult result) {
        Question question = correlation == null ? null : questions.remove(correlation);
        if (question == null) {
            observer.unexpected();
            return;
        }
        Verdict cloud = ExamplePayload.verdict(result.verdict());
        long roundTrip = nanoTime.getAsLong() - question.asked;
        observer.agreement(question.edge.agreesWith(cloud));
        if (!question.wasAskedTwice()) {
            roundTrips.add(roundTrip);
        }
        if (end(question)) {
            observer.answered(roundTrip, result.queued(), result.computed());
            question.outcome.complete(new OffloadOutcome.Answered(cloud));
        } else {
            observer.late(roundTrip);
        }
    }

    /** The worker says that it cannot answer. */
    public void refused(@Nullable UUID correlation, String reason) {
        Question question = correlation == null ? null : questions.get(correlation);
        if (question != null) {
            settle(question, new OffloadOutcome.Unanswered("the deep worker refused: " + reason));
        }
    }

    /** Ends a question for good: an answer to it would be unexpected. */
    private void settle(Question question, OffloadOutcome outcome) {
        if (end(question)) {
            questions.remove(question.id, question);
            question.outcome.complete(outcome);
        }
    }

    /** Whether the question was open until now. */
    private boolean end(Question question) {
        boolean open = question.end();
        if (open) {
            inFlight.decrementAndGet();
        }
        return open;
    }

    /** Questions that are open, or whose late answer would be counted. */
    public int known() {
        return questions.size();
    }
}
