package io.skerry.edge.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.skerry.api.plan.ServiceName;
import io.skerry.wire.FrameError;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Observes the whole runtime: its services, and what belongs to none of them. All of it is registered as metrics, too. */
public final class RuntimeObserver {

    private static final List<String> STATUSES =
            List.of("400", "403", "404", "405", "406", "408", "413", "415", "422", "429", "500", "503", "504");

    private final RuntimeState state;
    private final Clock clock;
    private final SlotClock slots;
    private final Tally refusedFrames = new Tally(Label.all(FrameError.Code.class));
    private final Tally failedRequests = new Tally(STATUSES);
    private final RuntimeMetrics metrics;
    private final Map<ServiceName, ServiceObserver> services = new ConcurrentHashMap<>();

    /**
     * @param nanoTime monotonic, as {@link System#nanoTime()}
     */
    public RuntimeObserver(RuntimeState state, Clock clock, LongSupplier nanoTime, MeterRegistry registry) {
        this.state = state;
        this.clock = clock;
        this.slots = new SlotClock(nanoTime);
        this.metrics = new RuntimeMetrics(registry);
        metrics.bind(state);
        metrics.bind("skerry.link.refused.frames", "Frames from the link that were refused", refusedFrames);
        metrics.bind("skerry.requests.failed", "Requests answered with an error", failedRequests);
    }

    /** The service's observer; made when it is asked for the first time. */
    public ServiceObserver service(ServiceName name) {
        return services.computeIfAbsent(name, _ -> {
            ServiceMetrics meters = metrics.service(name);
            ServiceObserver observer = new ServiceObserver(name, clock, slots, meters);
            meters.bind(observer, state::heard);
            return observer;
        });
    }

    /** What a service has counted; empty if it is not known. */
    public Optional<ServiceCounts> counts(ServiceName name) {
        return Optional.ofNullable(services.get(name)).map(ServiceObserver::counts);
    }

    /** Forgets a service that the plan no longer has. */
    public void forget(ServiceName name) {
        if (services.remove(name) != null) {
            metrics.forget(name);
        }
    }

    /** A frame from the link was refused with this code. */
    public void refused(FrameError.Code code) {
        refusedFrames.add(Label.of(code));
    }

    /** A request was answered with this HTTP status, 400 or above. */
    public void failed(int status) {
        failedRequests.add(Integer.toString(status));
    }

    /** A remembered hard example's picture, if it is still remembered and has one. */
    public Optional<Picture> picture(UUID id) {
        return services.values().stream()
                .flatMap(service -> service.picture(id).stream())
                .findFirst();
    }

    public Snapshot snapshot() {
        return new Snapshot(
                clock.instant(),
                state.node(),
                state.link(),
                Snapshot.Spool.of(state.spool()),
                state.plan(),
                state.reports(),
                refusedFrames.counts(),
                failedRequests.counts(),
                services.values().stream()
                        .sorted(Comparator.comparing(service -> service.name().toString()))
                        .map(service -> service.snapshot(state.heard(service.name())))
                        .toList());
    }
}
