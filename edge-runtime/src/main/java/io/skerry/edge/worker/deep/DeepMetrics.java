package io.skerry.edge.worker.deep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.skerry.api.plan.ServiceName;
import java.util.concurrent.TimeUnit;

/** A deep worker's meters. */
public final class DeepMetrics implements DeepObserver {

    private final MeterRegistry registry;
    private final Tags service;
    private final DistributionSummary batch;
    private final Timer compute;
    private final Counter stale;

    public DeepMetrics(ServiceName name, MeterRegistry registry) {
        this.registry = registry;
        this.service = Tags.of("namespace", name.namespace(), "service", name.name());
        this.batch = DistributionSummary.builder("skerry.deep.batch.size")
                .description("Questions in one call of the model")
                .tags(service)
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64)
                .register(registry);
        this.compute = Timer.builder("skerry.deep.compute.duration")
                .description("One call of the model")
                .tags(service)
                .register(registry);
        this.stale = Counter.builder("skerry.deep.stale")
                .description("Questions dropped because nobody waited any more")
                .tags(service)
                .register(registry);
    }

    @Override
    public void computed(int size, long nanos) {
        batch.record(size);
        compute.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void stale() {
        stale.increment();
    }

    @Override
    public void refused(String code) {
        registry.counter("skerry.deep.refused", service.and("code", code)).increment();
    }
}
