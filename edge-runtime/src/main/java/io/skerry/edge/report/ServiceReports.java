package io.skerry.edge.report;

import io.skerry.api.plan.ServiceName;
import io.skerry.api.report.ServiceReport;
import io.skerry.edge.inference.HostedService;
import io.skerry.edge.inference.Services;
import io.skerry.edge.model.LoadedModel;
import io.skerry.edge.model.ModelState;
import io.skerry.edge.observe.RuntimeObserver;
import io.skerry.edge.observe.RuntimeState;
import io.skerry.edge.observe.ServiceCounts;
import io.skerry.wire.Check;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reports of this node's services as they are at the moment. */
public final class ServiceReports implements Supplier<Map<ServiceName, ServiceReport>> {

    private final Services services;
    private final RuntimeObserver observer;
    private final RuntimeState state;

    public ServiceReports(Services services, RuntimeObserver observer, RuntimeState state) {
        this.services = services;
        this.observer = observer;
        this.state = state;
    }

    @Override
    public Map<ServiceName, ServiceReport> get() {
        Map<ServiceName, ServiceReport> reports = new HashMap<>();
        long waiting = state.spool().samples();
        for (HostedService service : services.all()) {
            ServiceName name = service.name();
            observer.counts(name)
                    .ifPresent(counts ->
                            reports.put(name, report(service.slot().state(), counts, waiting, state.heard(name))));
        }
        return reports;
    }

    static ServiceReport report(ModelState model, ServiceCounts counts, long spoolWaiting, boolean deepHeard) {
        LoadedModel serving = model.serving();
        return new ServiceReport(
                serving != null,
                serving == null ? null : serving.name(),
                serving == null ? null : serving.sha256(),
                counts.answers(),
                counts.hard(),
                counts.offloaded(),
                spoolWaiting,
                deepHeard,
                problem(model));
    }

    private static @Nullable String problem(ModelState model) {
        return switch (model) {
            case ModelState.Refused refused -> Check.cut(refused.reason());
            case ModelState.Loading loading when loading.problem() != null -> Check.cut(loading.problem());
            case ModelState.Loading _ -> null;
            case ModelState.Ready _ -> null;
        };
    }
}
