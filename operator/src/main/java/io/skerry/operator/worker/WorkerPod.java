package io.skerry.operator.worker;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a worker's pod gets on top of what its user wrote.
 *
 * @param labels of the pod
 * @param environment name to value; wins over what the user's containers have under the same name
 * @param mounts files that it works with
 */
public record WorkerPod(Map<String, String> labels, Map<String, String> environment, List<StorageMount> mounts) {

    public WorkerPod {
        mounts = List.copyOf(mounts);
    }

    /**
     * The user's template, completed.
     *
     * @throws InvalidStorageException if a URL cannot be mounted
     */
    public PodTemplateSpec complete(PodTemplateSpec template) {
        Set<String> taken =
                template.getSpec().getVolumes().stream().map(Volume::getName).collect(Collectors.toSet());
        WorkerStorage storage = WorkerStorage.of(mounts, taken);
        List<Container> containers = template.getSpec().getContainers().stream()
                .map(container -> complete(container, storage))
                .toList();
        return new PodTemplateSpecBuilder(template)
                .editOrNewMetadata()
                .addToLabels(labels)
                .endMetadata()
                .editSpec()
                .addAllToVolumes(storage.volumes())
                .addAllToInitContainers(storage.initContainers())
                .withContainers(containers)
                .endSpec()
                .build();
    }

    private Container complete(Container container, WorkerStorage storage) {
        List<EnvVar> ours = new ArrayList<>(storage.environment());
        environment.forEach((name, value) ->
                ours.add(new EnvVarBuilder().withName(name).withValue(value).build()));
        Set<String> names = ours.stream().map(EnvVar::getName).collect(Collectors.toSet());
        List<EnvVar> users = container.getEnv().stream()
                .filter(variable -> !names.contains(variable.getName()))
                .toList();
        return new ContainerBuilder(container)
                .withEnv(users)
                .addAllToEnv(ours)
                .addAllToVolumeMounts(storage.mounts())
                .build();
    }
}
