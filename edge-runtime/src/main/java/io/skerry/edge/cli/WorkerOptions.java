package io.skerry.edge.cli;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that every worker has. */
final class WorkerOptions {

    @Option(
            names = "--service",
            paramLabel = "NAMESPACE/NAME",
            required = true,
            description = "the service to work for")
    @Nullable
    String service;

    @Option(
            names = "--no-shared-subscriptions",
            description = "for a broker that has none; run one worker a service then, others would answer too")
    boolean noSharedSubscriptions;

    @Mixin
    BrokerOptions broker = new BrokerOptions();

    @Mixin
    EventBusOptions eventBus = new EventBusOptions();

    @Option(
            names = "--router",
            paramLabel = "URL",
            description = "eventbus: the router of KubeEdge's cloudcore, http://host:9443")
    @Nullable
    URI router;

    @Option(
            names = "--link-key",
            paramLabel = "FILE",
            description = "eventbus: the key that the secrets in the nodes' Rules are derived from")
    @Nullable
    Path linkKey;

    @Mixin
    ServerOptions server = new ServerOptions();

    Settings into(Settings settings) {
        return server.into(eventBus.into(broker.into(settings)))
                .set("skerry.eventbus.router", router)
                .set("skerry.eventbus.key-file", linkKey)
                .set("skerry.worker.service", service)
                .set("skerry.worker.shared-subscriptions", noSharedSubscriptions ? false : null);
    }
}
