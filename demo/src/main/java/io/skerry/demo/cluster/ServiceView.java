package io.skerry.demo.cluster;

import io.skerry.api.jointinference.JointInferenceService;
import io.skerry.api.jointinference.JointInferenceServiceStatus;
import io.skerry.api.jointinference.NodeState;
import io.skerry.api.resource.Condition;
import io.skerry.api.resource.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a user sees of a service with {@code kubectl get jointinferenceservices}.
 *
 * @param ready status of its condition Ready: True, False or nothing yet
 * @param reason and its reason
 * @param model name of the shallow Model
 * @param nodes names of the nodes that serve it
 * @param offloaded percent of all answers since the runtimes' start that the deep model was asked for
 * @param inferences answers that the nodes have reported
 * @param created when it was applied
 */
public record ServiceView(
        String name,
        String ready,
        String reason,
        String model,
        List<String> nodes,
        String offloaded,
        long inferences,
        Instant created) {

    static final List<String> COLUMNS = List.of("Name", "Ready", "Reason", "Model", "Node", "Offloaded", "Age");

    /** Looks at a service. */
    static ServiceView of(JointInferenceService service) {
        Optional<JointInferenceServiceStatus> status = Optional.ofNullable(service.getStatus());
        Optional<Condition> ready = status.stream()
                .flatMap(found -> found.conditions().stream())
                .filter(condition -> condition.type().equals(Condition.READY))
                .findFirst();
        return new ServiceView(
                service.getMetadata().getName(),
                ready.map(Condition::status).orElse(""),
                ready.map(Condition::reason).orElse(""),
                service.getSpec().edgeWorker().model().name(),
                status.stream()
                        .flatMap(found -> found.nodes().stream())
                        .map(NodeState::name)
                        .toList(),
                metric(status, "uploadCloudRatio").orElse(""),
                metric(status, "inferenceNumber").map(Long::parseLong).orElse(0L),
                Instant.parse(service.getMetadata().getCreationTimestamp()));
    }

    private static Optional<String> metric(Optional<JointInferenceServiceStatus> status, String key) {
        return status.stream()
                .flatMap(found -> found.metrics().stream())
                .filter(metric -> metric.key().equals(key))
                .map(Metric::value)
                .findFirst();
    }

    /** Whether it does what it should. */
    public boolean isReady() {
        return ready.equals("True");
    }

    /** Head of the table. */
    public static String head() {
        return line(COLUMNS.stream().map(column -> column.toUpperCase(Locale.ROOT)));
    }

    /** Its row in the table. */
    public String row(Instant now) {
        Duration age = Duration.between(created, now);
        return line(Stream.of(name, ready, reason, model, String.join(",", nodes), offloaded, text(age)));
    }

    private static String line(Stream<String> cells) {
        return "%-8s %-6s %-16s %-16s %-7s %-10s %s".formatted(cells.toArray());
    }

    private static String text(Duration age) {
        return age.toSeconds() < 120 ? age.toSeconds() + "s" : age.toMinutes() + "m";
    }
}
