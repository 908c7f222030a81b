package io.skerry.edge.worker.deep;

import io.skerry.api.plan.ServiceName;
import io.skerry.edge.link.CloudLink;
import io.skerry.edge.link.ExamplePayload;
import io.skerry.edge.link.Pulse;
import io.skerry.edge.model.LoadedModel;
import io.skerry.edge.model.ModelSlot;
import io.skerry.edge.model.NoModelException;
import io.skerry.inference.cascade.Verdict;
import io.skerry.inference.predict.Example;
import io.skerry.link.Envelopes;
import io.skerry.link.Intake;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameHeader;
import io.skerry.wire.message.Beat;
import io.skerry.wire.message.Message;
import io.skerry.wire.message.Messages;
import io.skerry.wire.message.OffloadRequest;
import io.skerry.wire.message.Parsed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

/** Answers one service's questions with a deep model. */
public final class DeepWorker implements AutoCloseable {

    private static final Duration DEFAULT_TTL = Duration.ofSeconds(1);
    private static final long MAX_WAITING_BYTES = 64 << 20;

    private final ServiceName service;
    private final ModelSlot model;
    private final Clock clock;
    private final DeepSettings settings;
    private final DeepObserver observer;
    private final Replies replies;
    private final Freshness freshness = new Freshness();
    private final Batcher<Question> batcher;
    private final AtomicLong waitingBytes = new AtomicLong();
    private final Pulse pulse;

    /** Starts at once; questions are refused until the model is there. */
    public DeepWorker(
            ServiceName service,
            CloudLink link,
            ModelSlot model,
            Envelopes envelopes,
            Clock clock,
            ScheduledExecutorService timer,
            DeepSettings settings,
            DeepObserver observer) {
        this.service = service;
        this.model = model;
        this.clock = clock;
        this.settings = settings;
        this.observer = observer;
        this.replies = new Replies(service, link, envelopes, observer);
        this.batcher = new Batcher<>("deep-" + service, settings.queue(), settings.maxBatch(), this::work);
        link.take(service, Intake.OFFLOAD, this::receive);
        this.pulse = new Pulse(link, service, Intake.OFFLOAD, envelopes, timer, settings.beat(), this::beat);
    }

    private Optional<Beat> beat() {
        LoadedModel serving = model.state().serving();
        return serving == null || !batcher.working()
                ? Optional.empty()
                : Optional.of(new Beat(service.toString(), settings.beat(), serving.name()));
    }

    private void receive(Frame frame) {
        long now = System.nanoTime();
        FrameHeader header = frame.header();
        if (header.replyTo() == null) {
            observer.refused("no-reply-address");
            return;
        }
        String sender = header.source().node() + "/" + header.source().instance();
        Duration waited = freshness.waited(sender, header.time(), clock.instant(), now);
        Duration left = Objects.requireNonNullElse(header.ttl(), DEFAULT_TTL).minus(waited);
        if (left.isNegative() || left.isZero()) {
            observer.stale();
            return;
        }
        switch (Messages.parse(frame)) {
            case Parsed.Ok(OffloadRequest request) -> take(header, request, now, now + left.toNanos());
            case Parsed.Ok(Message other) ->
                replies.refuse(
                        header,
                        "wrong-type",
                        "a deep worker takes offload requests, not "
                                + other.getClass().getSimpleName());
            case Parsed.Refused(var error) ->
                replies.refuse(header, error.code().name(), error.message());
        }
    }

    private void take(FrameHeader header, OffloadRequest request, long now, long expires) {
        if (!service.toString().equals(request.subject())) {
            replies.refuse(header, "wrong-service", "this worker serves " + service + ", not " + request.subject());
            return;
        }
        Example example;
        try {
            example = ExamplePayload.example(request.payload());
        } catch (IllegalArgumentException e) {
            replies.refuse(header, "bad-example", String.valueOf(e.getMessage()));
            return;
        }
        Question question = new Question(header, example, now, expires);
        long waiting = waitingBytes.addAndGet(example.byteSize());
        if (waiting > MAX_WAITING_BYTES || !batcher.offer(question)) {
            waitingBytes.addAndGet(-example.byteSize());
            replies.refuse(header, "busy", "too many questions wait already: run another deep worker");
        }
    }

    private void work(List<Question> questions) {
        questions.forEach(question -> waitingBytes.addAndGet(-question.example().byteSize()));
        compute(questions);
    }

    private void compute(List<Question> questions) {
        long started = System.nanoTime();
        List<Question> fresh = new ArrayList<>(questions.size());
        for (Question question : questions) {
            if (question.expires() - started > 0) {
                fresh.add(question);
            } else {
                observer.stale();
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        List<Verdict> verdicts;
        try {
            verdicts = predict(fresh);
        } catch (RuntimeException e) {
            unanswered(fresh, e);
            return;
        }
        long computed = System.nanoTime() - started;
        observer.computed(fresh.size(), computed);
        for (int i = 0; i < fresh.size(); i++) {
            replies.answer(fresh.get(i), verdicts.get(i), started, computed);
        }
    }

    /** One bad example fails its batch, so each question is tried alone. */
    private void unanswered(List<Question> questions, RuntimeException problem) {
        if (questions.size() > 1 && !(problem instanceof NoModelException)) {
            questions.forEach(question -> compute(List.of(question)));
            return;
        }
        String code = switch (problem) {
            case NoModelException _ -> "no-model";
            case IllegalArgumentException _ -> "bad-example";
            default -> "failed";
        };
        questions.forEach(question -> replies.refuse(question.header(), code, String.valueOf(problem.getMessage())));
    }

    private List<Verdict> predict(List<Question> questions) {
        List<Example> examples = questions.stream().map(Question::example).toList();
        return model.use(predictor -> predictor.predict(examples).stream()
                .map(classification -> Verdict.of(classification, predictor.name()))
                .toList());
    }

    @Override
    public void close() {
        pulse.close();
        batcher.close();
    }
}
