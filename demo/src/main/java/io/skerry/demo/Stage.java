package io.skerry.demo;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.skerry.demo.cluster.Cluster;
import io.skerry.demo.cluster.Sample;
import io.skerry.demo.cluster.ServiceView;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** The venue and the processes at work on it together: operator, edge runtime, deep worker. */
final class Stage implements AutoCloseable {

    /** Where the sample's deep worker keeps hard examples, as its container sees it. */
    private static final String SAMPLES = "/var/lib/skerry/samples";

    private final Processes processes;
    private final ModelServer models;
    private final Venue venue;
    private final Child operator;

    private Stage(Processes processes, ModelServer models, Venue venue, Child operator) {
        this.processes = processes;
        this.models = models;
        this.venue = venue;
        this.operator = operator;
    }

    /** Starts the operator; the two that run models start when they have something to do. */
    static Stage on(Venue venue, Processes processes) throws IOException {
        Child operator = processes.operator(venue);
        return new Stage(processes, ModelServer.start(processes.home().resolve("samples")), venue, operator);
    }

    /** Applies a file, plays the kubelet for the Deployment that the operator makes, and waits until all work together. */
    AppliedService serve(Sample sample, Screen screen) throws IOException, InterruptedException {
        EdgeClient client = new EdgeClient(processes.network().edgeUrl(), sample.serviceId());
        Cluster cluster = venue.cluster();
        venue.join(screen);
        cluster.apply(sample);
        screen.say(step("link", operator.age()));
        await("operator", operator, () -> cluster.deployment().isPresent(), screen);
        Deployment deployment = cluster.deployment().orElseThrow();
        Kubelet kubelet = new Kubelet(
                deployment,
                cluster,
                processes.network().worker(),
                processes.folder().resolve("deep"));
        Child deep = processes.deepWorker(kubelet.process(), models);
        Child edge = processes.edge(venue, models);
        await("edge runtime", edge, () -> EdgeClient.ready(processes.network().edgeReady()), screen);
        await("deep worker", deep, () -> EdgeClient.ready(kubelet.readiness()), screen);
        venue.isReady(deployment);
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

    private ServiceView service() {
        return venue.cluster().service().orElseThrow(() -> new IllegalStateException("no service was applied yet"));
    }

    @Override
    public void close() {
        models.close();
    }
}
