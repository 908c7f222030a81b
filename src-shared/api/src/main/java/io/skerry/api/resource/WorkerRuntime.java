package io.skerry.api.resource;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who runs a worker: read from the images of its pod template. */
public enum WorkerRuntime {
    /** Skerry itself: on an edge node the runtime that is already there, in the cloud a pod of that image. */
    SKERRY,
    /** A pod built on Sedna's library. */
    SEDNA;

    /** Name of the image whose containers Skerry runs itself, whatever registry, tag or digest. */
    public static final String IMAGE = "skerry-edge";

    /** The runtime of the worker with this pod. */
    public static WorkerRuntime of(@Nullable PodTemplateSpec template) {
        List<Container> containers = template == null || template.getSpec() == null
                ? List.of()
                : template.getSpec().getContainers();
        return containers.stream().anyMatch(WorkerRuntime::isSkerry) ? SKERRY : SEDNA;
    }

    /** Whether Skerry runs this container itself. */
    public static boolean isSkerry(Container container) {
        return isSkerry(container.getImage());
    }

    private static boolean isSkerry(@Nullable String image) {
        return image != null && image.matches("(?:[^@]*/)?" + IMAGE + "(?::[^/@]*)?(?:@.*)?");
    }
}
