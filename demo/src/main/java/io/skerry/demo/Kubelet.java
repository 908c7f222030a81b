package io.skerry.demo;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.skerry.demo.cluster.Cluster;
import io.skerry.demo.cluster.ContainerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a kubelet and its network do for the one container of a Deployment: folders for its volumes, ports of this machine, a probe. */
final class Kubelet {

    private final Container container;
    private final Map<String, Path> volumes = new HashMap<>();
    private final Map<Integer, Integer> ports = new HashMap<>();

    /**
     * Takes on a Deployment.
     *
     * @param cluster has the Services that lead to the container, and the Secrets that it mounts
     * @param servicePort what the port that Services lead to is on this machine
     * @param folder for its volumes
     */
    Kubelet(Deployment deployment, Cluster cluster, int servicePort, Path folder) throws IOException {
        PodSpec pod = deployment.getSpec().getTemplate().getSpec();
        this.container = pod.getContainers().getFirst();
        for (Volume volume : pod.getVolumes()) {
            Path files = Files.createDirectories(folder.resolve(volume.getName()));
            if (volume.getSecret() != null) {
                for (Map.Entry<String, byte[]> entry :
                        cluster.secret(volume.getSecret().getSecretName()).entrySet()) {
                    Files.write(files.resolve(entry.getKey()), entry.getValue());
                }
            }
            volumes.put(volume.getName(), files);
        }
        ports.put(probe().getPort().getIntVal(), Network.freePort());
        ports.put(cluster.servicePort(deployment), servicePort);
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
