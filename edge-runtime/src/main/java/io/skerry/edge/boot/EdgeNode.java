package io.skerry.edge.boot;

import io.skerry.api.plan.NodePlan;
import io.skerry.edge.config.EdgeConfig;
import io.skerry.edge.inference.NodeParts;
import io.skerry.edge.inference.ServicePlan;
import io.skerry.edge.inference.Services;
import io.skerry.edge.ingress.Requests;
import io.skerry.edge.ingress.directory.DirectoryIngresses;
import io.skerry.edge.ingress.mqtt.MqttIngress;
import io.skerry.edge.link.EdgeLink;
import io.skerry.edge.link.Heartbeats;
import io.skerry.edge.model.ModelStore;
import io.skerry.edge.plan.PlanFile;
import io.skerry.edge.plan.PlanState;
import io.skerry.edge.samples.CollectorBeats;
import io.skerry.edge.samples.SampleUplink;
import io.skerry.edge.spool.DeliverySettings;
import io.skerry.edge.spool.FullPolicy;
import io.skerry.edge.spool.SampleDelivery;
import io.skerry.edge.spool.Spool;
import io.skerry.edge.spool.SpoolSettings;
import io.skerry.link.FrameDoor;
import io.skerry.wire.FrameLimits;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The runtime on an edge node: link, spool, services, and the ways in. */
final class EdgeNode implements Program {

    private final Node node;
    private final Services services;
    private final ServicePlan servicePlan;
    private final Requests requests;
    private final DirectoryIngresses directories;
    private final @Nullable MqttIngress mqtt;
    private final @Nullable PlanFile plan;

    private EdgeNode(Node node) throws IOException {
        this.node = node;
        EdgeConfig config = node.config();
        Spool spool = node.closing().add(Spool.open(config.data().resolve("spool"), spool(config), node.clock()));
        node.state().spool(spool);
        this.services = new Services();
        this.requests = node.requests(services);
        ModelStore models = node.models((service, _) -> services.modelChanged(service));
        FrameDoor door =
                new FrameDoor(FrameLimits.DEFAULT, error -> node.observer().refused(error.code()));
        AtomicReference<Consumer<Boolean>> linkChanged = new AtomicReference<>(_ -> {});
        EdgeLink link =
                Links.edge(node, door, up -> linkChanged.get().accept(up)).orElse(null);
        this.servicePlan = new ServicePlan(
                new NodeParts(
                        models,
                        link,
                        node.heartbeats(),
                        node.envelopes(),
                        spool,
                        node.observer(),
                        node.timer(),
                        node.clock()),
                services);
        if (link != null) {
            node.state().link(link);
            deliver(link, spool, linkChanged);
        }
        this.directories = node.closing().add(new DirectoryIngresses(requests, node.failures(), node.json()));
        this.mqtt = config.edge()
                .localBroker()
                .map(broker -> node.closing()
                        .add(new MqttIngress(
                                node.vertx(),
                                Brokers.address(broker),
                                config.node(),
                                requests,
                                node.failures(),
                                node.json())))
                .orElse(null);
        this.plan = config.edge().plan().isPresent()
                ? node.closing().add(new PlanFile(config.edge().plan().get(), this::apply))
                : null;
        if (plan != null) {
            plan.start();
        }
    }

    static EdgeNode open(Node node) throws IOException {
        return new EdgeNode(node);
    }

    private void deliver(EdgeLink link, Spool spool, AtomicReference<Consumer<Boolean>> linkChanged) {
        SampleDelivery delivery = node.closing()
                .add(new SampleDelivery(
                        spool,
                        new SampleUplink(link, node.envelopes()),
                        DeliverySettings.DEFAULT,
                        System::nanoTime,
                        node.background("skerry-delivery")));
        CollectorBeats collectors = new CollectorBeats(
                new Heartbeats(System::nanoTime),
                node.timer(),
                service -> delivery.heard(service.toString()),
                delivery::silent);
        link.listen(new EdgeInbox(services, node.heartbeats(), collectors, delivery, node.observer()::refused));
        delivery.start();
        linkChanged.set(delivery::linkUp);
        delivery.linkUp(link.connected());
    }

    private static SpoolSettings spool(EdgeConfig config) {
        return SpoolSettings.DEFAULT.withCap(
                config.spool().maxBytes(), FullPolicy.parse(config.spool().whenFull()));
    }

    private void apply(NodePlan next) {
        servicePlan.apply(next);
        directories.apply(next);
        if (mqtt != null) {
            mqtt.serve(next.services().stream().map(service -> service.id()).collect(Collectors.toSet()));
        }
    }

    Services services() {
        return services;
    }

    Requests requests() {
        return requests;
    }

    @Override
    public boolean ready() {
        return services.ready();
    }

    @Override
    public String description() {
        return Optional.ofNullable(plan)
                .map(PlanFile::state)
                .map(PlanState::refusal)
                .orElseGet(services::names);
    }

    @Override
    public void close() {
        node.closing().close();
    }
}
