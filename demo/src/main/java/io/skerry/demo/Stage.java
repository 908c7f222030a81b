package io.skerry.demo;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.skerry.demo.cluster.Cluster;
import io.skerry.demo.cluster.Sample;
import io.skerry.demo.cluster.ServiceView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** The cluster and the four processes at work together: broker, operator, edge runtime, deep worker. */
final class Stage implements AutoCloseable {

    /** Where the sample's deep worker keeps hard examples, as its container sees it. */
    private static final String SAMPLES = "/var/lib/skerry/samples";

    private final Processes processes;
    private final ModelServer models;
    private final Cluster cluster;
    private final Child operator;
    private Child broker;

    private Stage(Processes processes, ModelServer models, Cluster cluster, Child operator, Child broker) {
        this.processes = processes;
        this.models = models;
        this.cluster = cluster;
        this.operator = operator;
        this.broker = broker;
    }

    /** Starts cluster, operator and broker side by side; the two that run models start when they have something to do. */
    static Stage start(Processes processes) throws IOException {
        Path home = processes.home();
        int port = processes.network().apiServer();
        Path kubeconfig = processes.folder().resolve("kubeconfig");
        Cluster.writeKubeconfig(kubeconfig, port);
        ModelServer models = ModelServer.start(home.resolve("samples"));
        Child operator = processes.operator(kubeconfig);
        Child broker = processes.broker();
        return new Stage(processes, models, Cluster.start(port), operator, broker);
    }

    /** Applies a file, plays the kubelet for the Deployment that the operator makes, and waits until all work together. */
    AppliedService serve(Sample sample, Screen screen) throws IOException, InterruptedException {
        EdgeClient client = new EdgeClient(processes.network().edgeUrl(), sample.serviceId());
        cluster.join(Processes.NODE);
        cluster.apply(sample);
        await("broker", broker, processes.network()::brokerListens, screen);
        await("operator", operator, () -> cluster.deployment().isPresent(), screen);
        Deployment deployment = cluster.deployment().orElseThrow();
        Kubelet kubelet = new Kubelet(
                deployment, cluster.servicePorts(deployment), processes.folder().resolve("deep"));
        Child deep = processes.deepWorker(kubelet.process(), models);
        Child edge = processes.edge(models);
        await("edge runtime", edge, () -> EdgeClient.ready(processes.network().edgeReady()), screen);
        await("deep worker", deep, () -> EdgeClient.ready(kubelet.readiness()), screen);
        cluster.markReady(deployment);
        await(
                "service",
                operator,
                () -> cluster.service().filter(ServiceView::isReady).isPresent(),
                screen);
        await("heartbeat", edge, client::hearsCloud, screen);
        return new AppliedService(sample, client, kubelet.folder(SAMPLES), this::service);
    }

    /** Waits for a step of the start; what is shown is the time since the first process was started. */
    private void await(String what, Child child, BooleanSupplier ready, Screen screen)
            throws IOException, InterruptedException {
        child.await(ready, _ -> screen.waiting(what, operator.age()));
        screen.say(step(what, operator.age()));
    }

    /** A line of the list that shows how the demo starts. */
    static String step(String what, Duration took) {
        return String.format(Locale.ROOT, " %-13s %4.1f s", what, took.toMillis() / 1e3);
    }

    /** Kills the broker. */
    void cutLink() {
        broker.kill();
    }

    /** Starts the broker again and returns when it listens. */
    void restoreLink() throws IOException, InterruptedException {
        broker = processes.broker();
        broker.await(processes.network()::brokerListens, _ -> {});
    }

    private ServiceView service() {
        return cluster.service().orElseThrow(() -> new IllegalStateException("no service was applied yet"));
    }

    @Override
    public void close() {
        cluster.close();
        models.close();
    }
}
