package io.skerry.operator.worker;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;

/**
 * A folder of the node that containers see.
 *
 * @param path on the node, ends with a slash
 * @param volume name of its volume in the pod
 */
record HostFolder(String path, String volume) {

    /** Where containers see the node's files. */
    static final String PREFIX = "/home/data";

    Volume toVolume() {
        return new VolumeBuilder()
                .withName(volume)
                .withNewHostPath(path, "Directory")
                .build();
    }

    VolumeMount toMount() {
        return new VolumeMountBuilder()
                .withName(volume)
                .withMountPath(PREFIX + path)
                .build();
    }
}
