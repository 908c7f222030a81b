package io.skerry.edge.boot;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.api.plan.NodePlan;
import io.skerry.edge.config.EdgeConfig;
import io.skerry.edge.inference.NodeParts;
import io.skerry.edge.inference.ServicePlan;
import io.skerry.edge.inference.Services;
import io.skerry.edge.ingress.Requests;
import io.skerry.edge.ingress.directory.DirectoryIngresses;
import io.skerry.edge.ingress.mqtt.MqttIngress;
import io.skerry.edge.link.EdgeLink;
import io.skerry.edge.model.ModelStore;
import io.skerry.edge.plan.LinkedPlan;
import io.skerry.edge.plan.PlanFile;
import io.skerry.edge.plan.PlanSource;
import io.skerry.edge.plan.PlanState;
import io.skerry.edge.spool.FullPolicy;
import io.skerry.edge.spool.Spool;
import io.skerry.edge.spool.SpoolSettings;
import io.skerry.link.FrameDoor;
import io.skerry.wire.FrameLimits;
import java.io.IOException;
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
    private final PlanSource plan;

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
        this.plan = node.closing().add(plan(config));
        node.state().plan(plan);
        plan.start();
        if (link != null) {
            node.state().link(link);
            Uplink uplink = new Uplink(node, link, spool, services, plan);
            linkChanged.set(uplink::linkUp);
            uplink.linkUp(link.connected());
        }
    }

    static EdgeNode open(Node node) throws IOException {
        return new EdgeNode(node);
    }

    private PlanSource plan(EdgeConfig config) throws IOException {
        if (config.edge().plan().isPresent()) {
            return new PlanFile(config.edge().plan().get(), this::apply);
        }
        if (config.broker().isEmpty()) {
            throw new InvalidPlanException("an edge node needs a plan: give --plan FILE, or --broker mqtt://host:1883"
                    + " for a plan that comes over the link");
        }
        return new LinkedPlan(config.data().resolve("plan"), this::apply, node.background("skerry-plan"));
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
        PlanState state = plan.state();
        if (state.refusal() != null) {
            return state.refusal();
        }
        return state.applied() == null ? "no plan has come yet" : services.names();
    }

    @Override
    public void close() {
        node.closing().close();
    }
}
