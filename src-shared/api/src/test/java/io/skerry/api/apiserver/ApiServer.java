package io.skerry.api.apiserver;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A kube-apiserver with its etcd, on loopback. */
final class ApiServer implements AutoCloseable {

    private static final String VERSION = "testbed";
    private static final String PLATFORM =
            System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-amd64";

    private final KubeAPIServer server;

    private ApiServer(KubeAPIServer server) {
        this.server = server;
    }

    /**
     * Starts a server without resources.
     *
     * @param folder must exist
     * @throws IllegalStateException if a program is missing; says how to get it
     */
    static ApiServer start(Path folder) throws IOException {
        Path programs = Files.createDirectories(folder.resolve("k8s").resolve(VERSION + "-" + PLATFORM));
        Files.createSymbolicLink(programs.resolve("etcd"), find("etcd"));
        Files.createSymbolicLink(programs.resolve("kube-apiserver"), find("kube-apiserver"));
        Files.createFile(programs.resolve("kubectl")); // must be there, is not used
        KubeAPIServer server = new KubeAPIServer(KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(folder.toString())
                .withApiServerVersion(VERSION)
                .withOfflineMode(true)
                .withUpdateKubeConfig(false)
                .withApiServerFlag("--bind-address", "127.0.0.1")
                .build());
        server.start();
        return new ApiServer(server);
    }

    KubernetesClient client() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.getKubeConfigYaml()))
                .build();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Path find(String program) {
        Path file = folder().resolve(program);
        if (!Files.isExecutable(file)) {
            throw new IllegalStateException(program + " is not in " + file.getParent() + ": run ./skerry test --real");
        }
        return file;
    }

    private static Path folder() {
        String bin = System.getenv("SKERRY_TESTBED_BIN");
        if (bin != null) {
            return Path.of(bin);
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        return (cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache))
                .resolve("skerry-testbed/bin");
    }
}
