package io.skerry.edge.cli;

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
    ServerOptions server = new ServerOptions();

    Settings into(Settings settings) {
        return server.into(broker.into(settings))
                .set("skerry.worker.service", service)
                .set("skerry.worker.shared-subscriptions", noSharedSubscriptions ? false : null);
    }
}
