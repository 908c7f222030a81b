package io.skerry.demo.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.skerry.api.Kinds;
import java.net.InetAddress;
import java.util.HashMap;

/** A Kubernetes API server in memory, on loopback. It keeps resources and tells watchers; nobody schedules, runs or collects anything. */
final class ApiServer implements AutoCloseable {

    private final KubernetesMockServer server;

    private ApiServer(KubernetesMockServer server) {
        this.server = server;
    }

    /**
     * Starts one that has all kinds of Skerry from its first moment.
     *
     * @param port to listen on
     */
    static ApiServer start(int port) {
        Resources resources = new Resources();
        Kinds.ALL.forEach(resources::install);
        KubernetesMockServer server = new KubernetesMockServer(
                new Context(new ObjectMapper()), new MockWebServer(), new HashMap<>(), resources, false);
        server.init(InetAddress.getLoopbackAddress(), port);
        return new ApiServer(server);
    }

    /** Where a server with this port is. */
    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** A client that does what an administrator may. */
    KubernetesClient client() {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(url(server.getPort()))
                .withNamespace(Cluster.NAMESPACE)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    @Override
    public void close() {
        server.destroy();
    }
}
