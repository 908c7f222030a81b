package io.skerry.demo;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.skerry.demo.cluster.ContainerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a kubelet and its network do for the one container of a Deployment: folders for its volumes, ports of this machine, a probe. */
final class Kubelet {

    private final Container container;
    private final Map<String, Path> volumes = new HashMap<>();
    private final Map<Integer, Integer> ports = new HashMap<>();

    /**
     * Takes on a Deployment.
     *
     * @param servicePorts the container's ports that Services lead to
     * @param folder for its volumes
     */
    Kubelet(Deployment deployment, Set<Integer> servicePorts, Path folder) throws IOException {
        PodSpec pod = deployment.getSpec().getTemplate().getSpec();
        this.container = pod.getContainers().getFirst();
        for (Volume volume : pod.getVolumes()) {
            volumes.put(volume.getName(), Files.createDirectories(folder.resolve(volume.getName())));
        }
        ports.put(probe().getPort().getIntVal(), Network.freePort());
        for (int port : servicePorts) {
            ports.put(port, Network.freePort());
        }
    }

    /** What the container is, as a process of this machine. */
    ContainerProcess process() {
        return ContainerProcess.of(container, volumes, ports);
    }

    /** What to ask whether it is ready. */
    URI readiness() {
        return URI.create(
                "http://" + Network.HOST + ":" + ports.get(probe().getPort().getIntVal()) + probe().getPath());
    }

    private HTTPGetAction probe() {
        return container.getReadinessProbe().getHttpGet();
    }

    /** The folder that the container sees at a path. */
    Path folder(String mountPath) {
        return container.getVolumeMounts().stream()
                .filter(mount -> mount.getMountPath().equals(mountPath))
                .map(VolumeMount::getName)
                .map(volumes::get)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is mounted at " + mountPath));
    }
}
