package io.skerry.demo;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.skerry.demo.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** All that a machine without anything installed can do: an API server in memory, and an MQTT broker between edge and cloud. */
final class Loopback implements Venue {

    private final Processes processes;
    private final Path kubeconfig;
    private final CompletableFuture<Cluster> cluster;
    private Child broker;

    private Loopback(Processes processes, Path kubeconfig, CompletableFuture<Cluster> cluster, Child broker) {
        this.processes = processes;
        this.kubeconfig = kubeconfig;
        this.cluster = cluster;
        this.broker = broker;
    }

    /** Starts it; whoever needs the API server waits for it. */
    static Loopback start(Processes processes) throws IOException {
        int port = processes.network().apiServer();
        Path kubeconfig = processes.folder().resolve("kubeconfig");
        Cluster.writeKubeconfig(kubeconfig, port);
        Child broker = processes.broker();
        return new Loopback(processes, kubeconfig, CompletableFuture.supplyAsync(() -> Cluster.start(port)), broker);
    }

    @Override
    public Cluster cluster() {
        return cluster.join();
    }

    @Override
    public Path kubeconfig() {
        return kubeconfig;
    }

    @Override
    public Map<String, String> operatorSettings() {
        return Map.of("SKERRY_BROKER_URL", processes.network().brokerUrl());
    }

    @Override
    public List<String> edgeArguments() {
        return List.of("--broker", processes.network().brokerUrl());
    }

    @Override
    public void join(Screen screen) throws IOException, InterruptedException {
        cluster().join(Processes.NODE);
        broker.await(processes.network()::brokerListens, age -> screen.waiting("broker", age));
    }

    @Override
    public void isReady(Deployment deployment) {
        cluster().markReady(deployment);
    }

    @Override
    public void cutLink() {
        broker.kill();
    }

    @Override
    public void restoreLink() throws IOException, InterruptedException {
        broker = processes.broker();
        broker.await(processes.network()::brokerListens, _ -> {});
    }

    @Override
    public List<String> hints() {
        return List.of();
    }

    @Override
    public void close() {
        cluster().close();
    }
}
