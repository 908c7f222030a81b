package io.skerry.api.apiserver;

import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A kube-apiserver with its etcd, on loopback.
 *
 * @param client of an administrator
 */
record ApiServer(KubeAPIServer server, KubernetesClient client) implements AutoCloseable {

    private static final String VERSION = "testbed";
    private static final String PLATFORM =
            System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-amd64";

    /**
     * Starts a server without resources.
     *
     * @param folder for links to the programs
     * @throws IllegalStateException if a program is missing; says how to get it
     */
    static ApiServer start(Path folder) throws IOException {
        Path programs = Files.createDirectories(folder.resolve("k8s").resolve(VERSION + "-" + PLATFORM));
        link(programs, "etcd", "etcd");
        link(programs, "kube-apiserver", "kubernetes");
        link(programs, "kubectl", "kubectl");
        KubeAPIServer server = new KubeAPIServer(KubeAPIServerConfigBuilder.anAPIServerConfig()
                .withTestDir(folder.toString())
                .withApiServerVersion(VERSION)
                .withOfflineMode(true)
                .withUpdateKubeConfig(false)
                .withApiServerFlag("--bind-address", "127.0.0.1")
                .build());
        server.start();
        try {
            Config administrator = Config.fromKubeconfig(server.getKubeConfigYaml());
            return new ApiServer(
                    server,
                    new KubernetesClientBuilder().withConfig(administrator).build());
        } catch (RuntimeException e) {
            server.stop();
            throw e;
        }
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }

    private static void link(Path folder, String program, String component) throws IOException {
        Path link = folder.resolve(program);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Programs.find(program, component));
    }
}
