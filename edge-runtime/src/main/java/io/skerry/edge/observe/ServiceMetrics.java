package io.skerry.edge.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.skerry.api.plan.ServiceName;
import io.skerry.inference.cascade.AnswerSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** One service's meters. Their labels are the service's name and names out of fixed sets. */
final class ServiceMetrics implements LatencyListener {

    private static final Duration[] BUCKETS = LongStream.of(
                    100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
                    2_500_000, 5_000_000)
            .mapToObj(micros -> Duration.ofNanos(1_000 * micros))
            .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Tags service;
    private final List<Meter> meters = new ArrayList<>();
    private final Map<AnswerSource, Timer> answers = new EnumMap<>(AnswerSource.class);
    private final Timer roundTrip;
    private final Timer queue;
    private final Timer compute;

    ServiceMetrics(MeterRegistry registry, ServiceName name) {
        this.registry = registry;
        this.service = Tags.of("namespace", name.namespace(), "service", name.name());
        for (AnswerSource source : AnswerSource.values()) {
            answers.put(source, timer("skerry.inference.duration", "From arrival to answer", "source", source.label()));
        }
        roundTrip = stage("round-trip");
        queue = stage("queue");
        compute = stage("compute");
    }

    /** Registers what the observer counts. */
    void bind(ServiceObserver observer, Predicate<ServiceName> heard) {
        for (AnswerSource source : AnswerSource.values()) {
            counter(FunctionCounter.builder("skerry.inference.answers", observer, of -> of.total(source))
                    .description("Answers, by whose verdict stands")
                    .tag("source", source.label()));
        }
        OffloadCounts offload = observer.offload();
        counter(sum("skerry.offload.bytes", offload.bytes).description("Payload sent to the deep model"));
        counter(sum("skerry.offload.retries", offload.retries).description("Questions asked a second time"));
        counter(sum("skerry.offload.late", offload.late).description("Answers after their deadline"));
        counter(sum("skerry.offload.unexpected", offload.unexpected).description("Answers to nothing that was asked"));
        agreement(offload.agreed, true);
        agreement(offload.disagreed, false);
        meters.add(Gauge.builder("skerry.link.heard", observer, of -> heard.test(of.name()) ? 1 : 0)
                .description("1 if a deep worker of the service is heard")
                .tags(service)
                .register(registry));
    }

    /** Removes all of them. */
    void unbind() {
        meters.forEach(registry::remove);
    }

    @Override
    public void answered(AnswerSource source, long nanos) {
        Objects.requireNonNull(answers.get(source)).record(Duration.ofNanos(nanos));
    }

    @Override
    public void offloaded(long roundTripNanos, Duration queued, Duration computed) {
        roundTrip.record(Duration.ofNanos(roundTripNanos));
        queue.record(queued);
        compute.record(computed);
    }

    private void agreement(LongAdder count, boolean agree) {
        counter(sum("skerry.offload.agreement", count)
                .description("How often edge and cloud named the same class, or not")
                .tag("agree", Boolean.toString(agree)));
    }

    private static FunctionCounter.Builder<LongAdder> sum(String name, LongAdder count) {
        return FunctionCounter.builder(name, count, LongAdder::sum);
    }

    private void counter(FunctionCounter.Builder<?> counter) {
        meters.add(counter.tags(service).register(registry));
    }

    private Timer stage(String stage) {
        return timer("skerry.offload.duration", "Offloads answered in time, by stage", "stage", stage);
    }

    private Timer timer(String name, String description, String key, String value) {
        Timer timer = Timer.builder(name)
                .description(description)
                .tags(service.and(key, value))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        meters.add(timer);
        return timer;
    }
}
