package io.skerry.edge.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.config.EdgeConfig;
import io.skerry.edge.config.Role;
import io.skerry.edge.link.CloudLink;
import io.skerry.edge.link.eventbus.EventBusCloudLink;
import io.skerry.edge.model.ModelSlot;
import io.skerry.edge.worker.collect.Collector;
import io.skerry.edge.worker.collect.SampleStore;
import io.skerry.edge.worker.deep.DeepMetrics;
import io.skerry.edge.worker.deep.DeepSettings;
import io.skerry.edge.worker.deep.DeepWorker;
import io.skerry.link.eventbus.IngestRoute;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A worker in the cloud: a deep model, a collector of hard examples, or both in one. */
final class CloudWorker implements Program {

    private final Node node;
    private final ServiceName service;
    private final CloudLink link;
    private final Duration beat;
    private final @Nullable ModelSlot model;

    private CloudWorker(Node node, MeterRegistry registry) throws IOException {
        this.node = node;
        EdgeConfig.Worker worker = node.config().worker();
        this.service = ServiceName.parse(worker.service()
                .orElseThrow(
                        () -> new InvalidPlanException("a worker needs a service: give --service namespace/name")));
        this.link = Links.cloud(node);
        this.beat = link.beatPeriod(worker.beat());
        this.model = node.config().role() == Role.DEEP ? deep(worker, registry) : null;
        if (worker.collect().isPresent()) {
            collect(worker.collect().get());
        }
    }

    static CloudWorker open(Node node, MeterRegistry registry) throws IOException {
        return new CloudWorker(node, registry);
    }

    private ModelSlot deep(EdgeConfig.Worker worker, MeterRegistry registry) throws IOException {
        ModelReference wanted = new ModelReference(
                worker.model()
                        .orElseThrow(() -> new InvalidPlanException("a deep worker needs a model: give --model URL")),
                worker.modelSha256().orElse(null));
        ModelSlot slot = node.models((_, _) -> {}).offer(service, wanted);
        node.closing()
                .add(new DeepWorker(
                        service,
                        link,
                        slot,
                        node.envelopes(),
                        node.clock(),
                        node.timer(),
                        new DeepSettings(worker.maxBatch(), worker.queue(), beat),
                        new DeepMetrics(service, registry)));
        return slot;
    }

    private void collect(Path folder) throws IOException {
        SampleStore store = node.closing().add(SampleStore.open(folder, node.clock()));
        node.closing().add(new Collector(service, link, store, node.envelopes(), node.timer(), beat));
    }

    @Override
    public boolean ready() {
        return model == null || model.state().serving() != null;
    }

    @Override
    public String description() {
        return model == null ? "collects samples of " + service : "answers for " + service + ": " + model.state();
    }

    @Override
    public void routes(Router router) {
        if (link instanceof EventBusCloudLink eventbus) {
            new IngestRoute(eventbus.ingest(), () -> true, node.observer()::failed).register(router);
        }
    }

    @Override
    public void close() {
        node.closing().close();
    }
}
