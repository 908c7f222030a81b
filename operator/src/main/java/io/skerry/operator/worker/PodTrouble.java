package io.skerry.operator.worker;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Why a pod does not run, in Kubernetes' own words. */
public final class PodTrouble {

    /** States on the way to a running container. */
    private static final Set<String> HARMLESS = Set.of("ContainerCreating", "PodInitializing");

    private PodTrouble() {}

    /** The trouble of the first of these pods that has one, by name. */
    public static Optional<String> of(Collection<Pod> pods) {
        return pods.stream()
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
                .flatMap(pod -> of(pod).stream())
                .findFirst();
    }

    private static Optional<String> of(Pod pod) {
        PodStatus status = pod.getStatus();
        if (status == null || pod.getMetadata().getDeletionTimestamp() != null) {
            return Optional.empty();
        }
        String name = pod.getMetadata().getName();
        return Stream.concat(
                        Stream.of(status.getInitContainerStatuses(), status.getContainerStatuses())
                                .flatMap(List::stream)
                                .flatMap(container -> trouble(container).stream()),
                        unschedulable(status))
                .map(trouble -> "pod " + name + ": " + trouble)
                .findFirst();
    }

    private static Optional<String> trouble(ContainerStatus container) {
        ContainerState state = container.getState();
        if (state == null
                || state.getWaiting() == null
                || HARMLESS.contains(state.getWaiting().getReason())) {
            return Optional.empty();
        }
        String why = state.getWaiting().getReason() + said(state.getWaiting().getMessage());
        ContainerState last = container.getLastState();
        String before = last == null || last.getTerminated() == null
                ? ""
                : "; it ended with exit code " + last.getTerminated().getExitCode()
                        + said(last.getTerminated().getMessage());
        return Optional.of("container " + container.getName() + ": " + why + before);
    }

    private static Stream<String> unschedulable(PodStatus status) {
        return status.getConditions().stream()
                .filter(condition -> condition.getType().equals("PodScheduled")
                        && condition.getStatus().equals("False"))
                .map(condition -> condition.getReason() + said(condition.getMessage()));
    }

    private static String said(String message) {
        return message == null || message.isBlank() ? "" : " (" + message.strip() + ")";
    }
}
