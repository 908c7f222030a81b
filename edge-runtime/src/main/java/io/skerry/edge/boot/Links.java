package io.skerry.edge.boot;

import io.skerry.api.plan.InvalidPlanException;
import io.skerry.edge.config.EdgeConfig;
import io.skerry.edge.config.LinkKind;
import io.skerry.edge.link.CloudLink;
import io.skerry.edge.link.EdgeLink;
import io.skerry.edge.link.eventbus.EventBusCloudLink;
import io.skerry.edge.link.eventbus.EventBusEdgeLink;
import io.skerry.edge.link.eventbus.LinkKeyFile;
import io.skerry.edge.link.mqtt.MqttCloudLink;
import io.skerry.edge.link.mqtt.MqttEdgeLink;
import io.skerry.link.FrameDoor;
import io.skerry.link.eventbus.RouterClient;
import io.skerry.link.eventbus.Routes;
import io.skerry.wire.FrameLimits;
import java.util.Optional;
import java.util.function.Consumer;

/** The driver of the link that the settings ask for. */
final class Links {

    private Links() {}

    /** An edge's; empty: it works alone. */
    static Optional<EdgeLink> edge(Node node, FrameDoor door, Consumer<Boolean> connectionChanged) {
        EdgeConfig config = node.config();
        if (config.link() == LinkKind.EVENTBUS && config.broker().isEmpty()) {
            throw new InvalidPlanException(
                    "the eventbus link needs the node's own broker: give --broker mqtt://127.0.0.1:1883");
        }
        return config.broker()
                .map(Brokers::address)
                .map(broker -> node.closing()
                        .add(
                                switch (config.link()) {
                                    case MQTT ->
                                        new MqttEdgeLink(
                                                node.vertx(),
                                                broker,
                                                config.node(),
                                                node.instance(),
                                                door,
                                                connectionChanged);
                                    case EVENTBUS ->
                                        new EventBusEdgeLink(
                                                node.vertx(),
                                                broker,
                                                new EventBusEdgeLink.Self(
                                                        config.node(),
                                                        node.instance(),
                                                        new Routes(config.eventbus()
                                                                .namespace()),
                                                        config.eventbus().pace(),
                                                        config.eventbus().burst()),
                                                node.envelopes(),
                                                door,
                                                connectionChanged,
                                                node.timer());
                                }));
    }

    /** A worker's. */
    static CloudLink cloud(Node node) {
        return node.closing()
                .add(
                        switch (node.config().link()) {
                            case MQTT -> mqtt(node);
                            case EVENTBUS -> eventbus(node);
                        });
    }

    private static CloudLink mqtt(Node node) {
        EdgeConfig.Broker broker = node.config()
                .broker()
                .orElseThrow(() -> new InvalidPlanException("a worker needs a broker: give --broker mqtt://host:1883"));
        return new MqttCloudLink(
                node.vertx(),
                Brokers.address(broker),
                node.config().node() + "-" + node.instance(),
                node.config().worker().sharedSubscriptions(),
                () -> new FrameDoor(
                        FrameLimits.DEFAULT, error -> node.observer().refused(error.code())));
    }

    private static CloudLink eventbus(Node node) {
        EdgeConfig.EventBus settings = node.config().eventbus();
        RouterClient router = new RouterClient(
                settings.router()
                        .orElseThrow(() -> new InvalidPlanException(
                                "the eventbus link needs cloudcore's router: give --router http://host:9443")),
                new Routes(settings.namespace()));
        LinkKeyFile keys = new LinkKeyFile(settings.keyFile()
                .orElseThrow(() -> new InvalidPlanException(
                        "the eventbus link needs the key of this worker's ingest: give --link-key FILE")));
        return new EventBusCloudLink(
                router, keys, node.clock(), error -> node.observer().refused(error.code()));
    }
}
