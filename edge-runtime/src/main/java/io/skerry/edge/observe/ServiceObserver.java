package io.skerry.edge.observe;

import io.skerry.api.plan.ServiceName;
import io.skerry.inference.cascade.Answer;
import io.skerry.inference.cascade.AnswerSource;
import io.skerry.inference.predict.Example;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/** Observes one service. Thread-safe; no call blocks or waits. */
public final class ServiceObserver {

    private static final int RATE_SLOTS = 4;

    private final ServiceName name;
    private final Clock wallClock;
    private final SlotClock clock;
    private final LatencyListener listener;
    private final Map<AnswerSource, Answers> answers = new EnumMap<>(AnswerSource.class);
    private final OffloadCounts offload;
    private final HardExampleRing hardExamples = new HardExampleRing();

    private record Answers(LongAdder total, LatencyWindow recent) {}

    ServiceObserver(ServiceName name, Clock wallClock, SlotClock clock, LatencyListener listener) {
        this.name = name;
        this.wallClock = wallClock;
        this.clock = clock;
        this.listener = listener;
        this.offload = new OffloadCounts(clock, listener);
        for (AnswerSource source : AnswerSource.values()) {
            answers.put(source, new Answers(new LongAdder(), new LatencyWindow(clock)));
        }
    }

    public ServiceName name() {
        return name;
    }

    /** What happens at the side door is told here. */
    public OffloadCounts offload() {
        return offload;
    }

    /** An example was answered. A hard one is remembered, with its picture if it is one. */
    public void answered(Answer answer, Example example) {
        answered(answer.source(), answer.nanos());
        if (answer.hard()) {
            hard(new HardExample(
                    answer.id(),
                    wallClock.instant(),
                    answer.source(),
                    answer.hardness(),
                    answer.edge(),
                    answer.cloud(),
                    Picture.of(example.contentType(), example.bytes()).orElse(null)));
        }
    }

    void answered(AnswerSource source, long nanos) {
        Answers of = of(source);
        of.total.increment();
        of.recent.record(nanos);
        listener.answered(source, nanos);
    }

    void hard(HardExample example) {
        hardExamples.add(example);
    }

    long total(AnswerSource source) {
        return of(source).total.sum();
    }

    ServiceCounts counts() {
        long all = answers.values().stream().mapToLong(of -> of.total.sum()).sum();
        return new ServiceCounts(all, all - total(AnswerSource.EDGE), offload.questions());
    }

    Optional<Picture> picture(UUID id) {
        return hardExamples.picture(id);
    }

    Snapshot.Service snapshot(boolean cloudHeard) {
        List<Snapshot.Source> sources =
                Arrays.stream(AnswerSource.values()).map(this::source).toList();
        return new Snapshot.Service(
                name.namespace(),
                name.name(),
                cloudHeard,
                rate(sources),
                sources,
                offload.snapshot(),
                hardExamples.list().stream().map(Snapshot.Hard::of).toList());
    }

    private Snapshot.Source source(AnswerSource source) {
        LatencyWindow.View view = of(source).recent.look();
        return new Snapshot.Source(source.label(), total(source), view.recent(), view.series());
    }

    private double rate(List<Snapshot.Source> sources) {
        long count = sources.stream()
                .flatMap(source -> source.series().stream().skip(SlotClock.SLOTS - RATE_SLOTS))
                .mapToLong(LatencySummary::count)
                .sum();
        double seconds = clock.seconds(RATE_SLOTS);
        return seconds == 0 ? 0 : Math.round(10 * count / seconds) / 10.0;
    }

    private Answers of(AnswerSource source) {
        return Objects.requireNonNull(answers.get(source));
    }
}
