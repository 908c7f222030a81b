package io.skerry.operator.worker;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.skerry.operator.worker.StorageAddress.HostPath;
import io.skerry.operator.worker.StorageAddress.Remote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sedna's init container, which fetches files to {@code /downloads} before a worker starts: pairs of source and destination. */
final class StorageInitializer {

    private static final String IMAGE = "kubeedge/sedna-storage-initializer:v0.3.0";
    private static final String NAME = "storage-initializer";
    private static final String VOLUME = "sedna-storage-initializer";
    private static final String DOWNLOADS = "/downloads";
    /** Before a destination: the source lists the files to fetch. */
    private static final String INDIRECT = "@";

    private final List<String> arguments = new ArrayList<>();
    private final Map<String, EnvVar> environment = new LinkedHashMap<>();
    private final Map<String, HostFolder> folders = new LinkedHashMap<>();

    /** Fetches a file, or what it lists; returns where the worker finds it. */
    String fetch(Remote source, boolean indirect, @Nullable StorageCredential credential) {
        arguments.add(source.url());
        arguments.add((indirect ? INDIRECT : "") + DOWNLOADS + "/" + source.folder());
        if (credential != null) {
            credential.environment().forEach(variable -> environment.putIfAbsent(variable.getName(), variable));
        }
        return DOWNLOADS + "/" + source.location();
    }

    /** Fetches what a file on the node lists; returns where the worker finds the list. */
    String fetchListed(HostPath list, HostFolder folder) {
        folders.put(folder.path(), folder);
        arguments.add(HostFolder.PREFIX + list.file());
        arguments.add(INDIRECT + DOWNLOADS + list.folder());
        return DOWNLOADS + list.file();
    }

    /** Folders of the node that the init container alone sees. */
    List<HostFolder> folders() {
        return List.copyOf(folders.values());
    }

    boolean needed() {
        return !arguments.isEmpty();
    }

    Container container() {
        List<VolumeMount> mounts = new ArrayList<>(
                folders.values().stream().map(HostFolder::toMount).toList());
        mounts.add(mount(false));
        List<EnvVar> variables = new ArrayList<>(environment.values());
        variables.add(new EnvVarBuilder()
                .withName("INDIRECT_URL_MARK")
                .withValue(INDIRECT)
                .build());
        return new ContainerBuilder()
                .withName(NAME)
                .withImage(IMAGE)
                .withImagePullPolicy("IfNotPresent")
                .withArgs(arguments)
                .withEnv(variables)
                .withVolumeMounts(mounts)
                .withNewResources()
                .addToLimits("cpu", new Quantity("1"))
                .addToLimits("memory", new Quantity("1Gi"))
                .endResources()
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .build();
    }

    static Volume volume() {
        return new VolumeBuilder()
                .withName(VOLUME)
                .withNewEmptyDir()
                .endEmptyDir()
                .build();
    }

    static VolumeMount mount(boolean readOnly) {
        return new VolumeMountBuilder()
                .withName(VOLUME)
                .withMountPath(DOWNLOADS)
                .withReadOnly(readOnly ? true : null)
                .build();
    }
}
