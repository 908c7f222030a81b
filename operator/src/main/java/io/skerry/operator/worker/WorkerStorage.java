package io.skerry.operator.worker;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.skerry.operator.worker.StorageAddress.HostPath;
import io.skerry.operator.worker.StorageAddress.Remote;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a worker comes by its files: folders of the node are mounted below {@code /home/data}, remote files are fetched to {@code
 * /downloads} by an init container.
 *
 * @param volumes of the pod
 * @param mounts of every container
 * @param environment of every container
 * @param initContainers none, or the one that fetches
 */
record WorkerStorage(
        List<Volume> volumes, List<VolumeMount> mounts, List<EnvVar> environment, List<Container> initContainers) {

    /**
     * Derives it.
     *
     * @param takenVolumes names of volumes that the pod's template has already
     * @throws InvalidStorageException if a URL cannot be mounted
     */
    static WorkerStorage of(List<StorageMount> mounts, Set<String> takenVolumes) {
        Derivation derivation = new Derivation(takenVolumes);
        mounts.forEach(derivation::add);
        return derivation.result();
    }

    private static final class Derivation {

        private final VolumeNames names;
        private final StorageInitializer initializer = new StorageInitializer();
        private final Map<String, HostFolder> folders = new LinkedHashMap<>();
        private final Map<String, EnvVar> environment = new LinkedHashMap<>();

        Derivation(Set<String> takenVolumes) {
            this.names = new VolumeNames(takenVolumes);
        }

        void add(StorageMount mount) {
            List<String> places =
                    mount.urls().stream().map(url -> place(mount, url)).toList();
            set(mount.variable(), String.join(";", places));
        }

        /** Where the worker finds a file. */
        private String place(StorageMount mount, String url) {
            return switch (StorageAddress.parse(url)) {
                case HostPath path when mount.indirect() -> initializer.fetchListed(path, folder(path));
                case HostPath path -> {
                    set("DATA_PATH_PREFIX", HostFolder.PREFIX);
                    folders.put(path.folder(), folder(path));
                    yield HostFolder.PREFIX + path.file();
                }
                case Remote remote
                when mount.download() -> initializer.fetch(remote, mount.indirect(), mount.credential());
                case Remote remote -> {
                    if (mount.credential() != null) {
                        mount.credential()
                                .environment()
                                .forEach(variable -> environment.putIfAbsent(variable.getName(), variable));
                    }
                    yield remote.url();
                }
            };
        }

        private HostFolder folder(HostPath path) {
            return new HostFolder(path.folder(), names.of(path.folder()));
        }

        private void set(String name, String value) {
            environment.put(
                    name, new EnvVarBuilder().withName(name).withValue(value).build());
        }

        WorkerStorage result() {
            Map<String, Volume> volumes = new LinkedHashMap<>();
            folders.values().forEach(folder -> volumes.put(folder.volume(), folder.toVolume()));
            initializer.folders().forEach(folder -> volumes.put(folder.volume(), folder.toVolume()));
            List<Volume> podVolumes = new ArrayList<>(volumes.values());
            List<VolumeMount> mounts = new ArrayList<>(
                    folders.values().stream().map(HostFolder::toMount).toList());
            List<Container> initContainers = new ArrayList<>();
            if (initializer.needed()) {
                podVolumes.add(StorageInitializer.volume());
                mounts.add(StorageInitializer.mount(true));
                initContainers.add(initializer.container());
            }
            return new WorkerStorage(podVolumes, mounts, List.copyOf(environment.values()), initContainers);
        }
    }
}
