package io.skerry.edge.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.spool.DropReason;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** The runtime's meters, with Prometheus' names in mind: seconds and bytes, {@code _total} on counters. */
final class RuntimeMetrics {

    private final MeterRegistry registry;
    private final Map<ServiceName, ServiceMetrics> services = new ConcurrentHashMap<>();

    RuntimeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Registers link, plan, reports and spool. */
    void bind(RuntimeState state) {
        gauge(
                "skerry.link.connected",
                "1 if the link has a first hop",
                state,
                of -> of.link().connected() ? 1 : 0);
        gauge(
                "skerry.plan.generation",
                "Generation of the plan that applies, 0 if none does",
                state,
                of -> of.plan().generation());
        counter(
                "skerry.plan.accepted",
                "Plans that came into force",
                Tags.empty(),
                state,
                of -> of.plan().accepted());
        counter(
                "skerry.plan.refused",
                "Plans that were refused",
                Tags.empty(),
                state,
                of -> of.plan().refused());
        counter(
                "skerry.reports.sent",
                "Reports of services sent for the first time",
                Tags.empty(),
                state,
                of -> of.reports().sent());
        counter(
                "skerry.reports.resent",
                "Reports sent once more, since nobody acknowledged them",
                Tags.empty(),
                state,
                of -> of.reports().resent());
        gauge(
                "skerry.spool.samples",
                "Hard examples that wait for delivery",
                state,
                of -> of.spool().samples());
        gauge("skerry.spool.bytes", "What they take", state, of -> of.spool().bytes());
        counter(
                "skerry.spool.stored",
                "Hard examples taken",
                Tags.empty(),
                state,
                of -> of.spool().stored());
        counter(
                "skerry.spool.delivered",
                "Hard examples delivered",
                Tags.empty(),
                state,
                of -> of.spool().delivered());
        for (DropReason reason : DropReason.values()) {
            counter(
                    "skerry.spool.dropped",
                    "Hard examples not kept",
                    Tags.of("reason", Label.of(reason)),
                    state,
                    of -> of.spool().dropped(reason));
        }
    }

    /** Registers a tally with its names as the label {@code code}. */
    void bind(String meter, String description, Tally tally) {
        for (String code : tally.names()) {
            counter(meter, description, Tags.of("code", code), tally, of -> of.count(code));
        }
    }

    ServiceMetrics service(ServiceName name) {
        return services.computeIfAbsent(name, _ -> new ServiceMetrics(registry, name));
    }

    void forget(ServiceName name) {
        ServiceMetrics meters = services.remove(name);
        if (meters != null) {
            meters.unbind();
        }
    }

    private <T> void gauge(String name, String description, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value).description(description).register(registry);
    }

    private <T> void counter(String name, String description, Tags tags, T source, ToDoubleFunction<T> value) {
        FunctionCounter.builder(name, source, value)
                .description(description)
                .tags(tags)
                .register(registry);
    }
}
