package io.skerry.operator.worker;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a Deployment is.
 *
 * @param running all pods of the newest template are available
 * @param stalled Kubernetes has given up waiting for progress
 * @param trouble why a pod does not run
 */
public record Rollout(boolean running, boolean stalled, Optional<String> trouble) {

    /**
     * Looks at a Deployment, as {@code kubectl rollout status} does.
     *
     * @param deployment absent: not made yet
     * @param pods of the Deployment
     */
    public static Rollout of(@Nullable Deployment deployment, Collection<Pod> pods) {
        if (deployment == null || deployment.getStatus() == null) {
            return new Rollout(false, false, Optional.empty());
        }
        DeploymentStatus status = deployment.getStatus();
        long generation = requireNonNullElse(deployment.getMetadata().getGeneration(), 0L);
        int wanted = requireNonNullElse(deployment.getSpec().getReplicas(), 1);
        int updated = requireNonNullElse(status.getUpdatedReplicas(), 0);
        boolean running = requireNonNullElse(status.getObservedGeneration(), 0L) >= generation
                && updated >= wanted
                && requireNonNullElse(status.getAvailableReplicas(), 0) >= wanted
                && requireNonNullElse(status.getReplicas(), 0) <= updated;
        boolean stalled = status.getConditions().stream()
                .anyMatch(condition -> "ProgressDeadlineExceeded".equals(condition.getReason()));
        Optional<String> refused = status.getConditions().stream()
                .filter(condition -> condition.getType().equals("ReplicaFailure")
                        && condition.getStatus().equals("True"))
                .map(condition -> deployment.getMetadata().getName() + ": " + condition.getMessage())
                .findFirst();
        return new Rollout(
                running, stalled && !running, running ? Optional.empty() : refused.or(() -> PodTrouble.of(pods)));
    }
}
