package io.skerry.operator.jointinference;

import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.jointinference.NodeState;
import io.skerry.api.plan.ServiceName;
import io.skerry.operator.config.OperatorConfig;
import io.skerry.operator.plan.Assignment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When a status is written in which only numbers are new. Nodes report every few seconds, and each write goes to the store and to all who
 * watch; what is more than a number is never kept waiting.
 */
@Singleton
final class CounterPace {

    private final Duration interval;
    private final Clock clock;
    private final Map<ServiceName, Instant> written = new ConcurrentHashMap<>();

    @Inject
    CounterPace(OperatorConfig config, Clock clock) {
        this(config.operator().countersInterval(), clock);
    }

    CounterPace(Duration interval, Clock clock) {
        this.interval = interval;
        this.clock = clock;
    }

    /**
     * How long a status has to wait; empty: it may be written now, and if it says anything new, counts as written.
     *
     * @param next what it will say
     */
    Optional<Duration> rest(JointInferenceService service, JointInferenceServiceStatus next) {
        if (next.equals(service.getStatus())) {
            return Optional.empty();
        }
        ServiceName name = Assignment.nameOf(service);
        Instant now = clock.instant();
        Instant due = written.getOrDefault(name, Instant.EPOCH).plus(interval);
        if (onlyNumbersDiffer(service.getStatus(), next) && now.isBefore(due)) {
            return Optional.of(Duration.between(now, due));
        }
        written.put(name, now);
        return Optional.empty();
    }

    /** A service is gone. */
    void forget(JointInferenceService service) {
        written.remove(Assignment.nameOf(service));
    }

    private static boolean onlyNumbersDiffer(
            @Nullable JointInferenceServiceStatus before, JointInferenceServiceStatus next) {
        return before != null && withoutNumbers(before).equals(withoutNumbers(next));
    }

    private static JointInferenceServiceStatus withoutNumbers(JointInferenceServiceStatus status) {
        return new JointInferenceServiceStatus(
                status.observedGeneration(),
                status.conditions(),
                status.startTime(),
                status.active(),
                status.failed(),
                List.of(),
                status.nodes().stream().map(CounterPace::withoutNumbers).toList(),
                status.edgeModel());
    }

    private static NodeState withoutNumbers(NodeState node) {
        return new NodeState(
                node.name(), node.ready(), node.modelVersion(), null, null, node.lastHeardTime(), node.message());
    }
}
