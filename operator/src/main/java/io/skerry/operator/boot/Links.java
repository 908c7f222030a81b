package io.skerry.operator.boot;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.skerry.link.mqtt.BrokerAddress;
import io.skerry.operator.config.OperatorConfig;
import io.skerry.operator.link.NodeLink;
import io.skerry.operator.link.eventbus.EventBusNodeLink;
import io.skerry.operator.link.eventbus.Places;
import io.skerry.operator.link.mqtt.MqttNodeLink;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** The driver of the link that the settings ask for. */
final class Links {

    private Links() {}

    /** Through one broker; empty: there is none, and no node is reached. */
    static Optional<NodeLink> mqtt(OperatorConfig config, Vertx vertx, String run) {
        return config.broker()
                .map(broker -> new MqttNodeLink(
                        vertx,
                        new BrokerAddress(
                                broker.url(),
                                broker.username().orElse(null),
                                broker.passwordFile().orElse(null),
                                broker.ca().orElse(null),
                                broker.certificate().orElse(null),
                                broker.key().orElse(null)),
                        "skerry-operator-" + run));
    }

    /** Through KubeEdge. */
    static NodeLink eventbus(
            OperatorConfig config, KubernetesClient client, Router server, Clock clock, MeterRegistry registry) {
        OperatorConfig.EventBus settings = config.eventbus();
        return new EventBusNodeLink(
                client,
                config.operator().namespace(),
                new Places(
                        settings.namespace(),
                        needed(
                                settings.ingest(),
                                "skerry.eventbus.ingest",
                                "this operator as cloudcore reaches it, http://skerry-operator.skerry:8080"),
                        settings.workers()),
                needed(settings.router(), "skerry.eventbus.router", "cloudcore's router, http://cloudcore:9443"),
                server,
                clock,
                status -> NodeLinks.requestRefused(registry, status));
    }

    private static URI needed(Optional<URI> address, String setting, String what) {
        return address.orElseThrow(
                () -> new IllegalArgumentException("the link through KubeEdge needs " + setting + ": " + what));
    }
}
