package io.skerry.edge.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.ServiceName;
import io.skerry.edge.config.EdgeConfig;
import io.skerry.edge.config.Role;
import io.skerry.edge.link.CloudLink;
import io.skerry.edge.link.mqtt.MqttCloudLink;
import io.skerry.edge.model.ModelSlot;
import io.skerry.edge.worker.collect.Collector;
import io.skerry.edge.worker.collect.SampleStore;
import io.skerry.edge.worker.deep.DeepMetrics;
import io.skerry.edge.worker.deep.DeepSettings;
import io.skerry.edge.worker.deep.DeepWorker;
import io.skerry.link.FrameDoor;
import io.skerry.wire.FrameLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A worker in the cloud: a deep model, a collector of hard examples, or both in one. */
final class CloudWorker implements Program {

    private final Node node;
    private final ServiceName service;
    private final @Nullable ModelSlot model;

    private CloudWorker(Node node, MeterRegistry registry) throws IOException {
        this.node = node;
        EdgeConfig.Worker worker = node.config().worker();
        this.service = ServiceName.parse(worker.service()
                .orElseThrow(
                        () -> new InvalidPlanException("a worker needs a service: give --service namespace/name")));
        EdgeConfig.Broker broker = node.config()
                .broker()
                .orElseThrow(() -> new InvalidPlanException("a worker needs a broker: give --broker mqtt://host:1883"));
        CloudLink link = node.closing()
                .add(new MqttCloudLink(
                        node.vertx(),
                        Brokers.address(broker),
                        node.config().node() + "-" + node.instance(),
                        worker.sharedSubscriptions(),
                        () -> new FrameDoor(
                                FrameLimits.DEFAULT, error -> node.observer().refused(error.code()))));
        this.model = node.config().role() == Role.DEEP ? deep(link, worker, registry) : null;
        if (worker.collect().isPresent()) {
            collect(link, worker.collect().get(), worker.beat());
        }
    }

    static CloudWorker open(Node node, MeterRegistry registry) throws IOException {
        return new CloudWorker(node, registry);
    }

    private ModelSlot deep(CloudLink link, EdgeConfig.Worker worker, MeterRegistry registry) throws IOException {
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
                        new DeepSettings(worker.maxBatch(), worker.queue(), worker.beat()),
                        new DeepMetrics(service, registry)));
        return slot;
    }

    private void collect(CloudLink link, Path folder, Duration beat) throws IOException {
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
    public void close() {
        node.closing().close();
    }
}
