package io.skerry.edge.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.skerry.api.plan.ServiceName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The runtime's meters, with Prometheus' names in mind: seconds and bytes, {@code _total} on counters. */
final class RuntimeMetrics {

    private final MeterRegistry registry;
    private final Map<ServiceName, ServiceMetrics> services = new ConcurrentHashMap<>();

    RuntimeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Registers link and spool. */
    void bind(RuntimeState state) {
        Gauge.builder("skerry.link.connected", state, of -> of.link().connected() ? 1 : 0)
                .description("1 if the link has a first hop")
                .register(registry);
        Gauge.builder("skerry.spool.samples", state, of -> of.spool().samples())
                .description("Hard examples that wait for delivery")
                .register(registry);
        Gauge.builder("skerry.spool.bytes", state, of -> of.spool().bytes())
                .description("What they take")
                .register(registry);
        for (String reason : state.spool().dropped().keySet()) {
            FunctionCounter.builder(
                            "skerry.spool.dropped",
                            state,
                            of -> of.spool().dropped().getOrDefault(reason, 0L))
                    .description("Hard examples that were not kept")
                    .tag("reason", reason)
                    .register(registry);
        }
    }

    /** Registers a tally with its names as the label {@code code}. */
    void bind(String meter, String description, Tally tally) {
        for (String code : tally.names()) {
            FunctionCounter.builder(meter, tally, of -> of.count(code))
                    .description(description)
                    .tag("code", code)
                    .register(registry);
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
}
