package io.skerry.edge.cli;

import io.skerry.edge.config.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs an edge node. */
@Command(
        name = "run",
        description = "Runs this edge node: serves the services of its plan.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description = "the node plan (JSON), read again when it changes; without it the plan comes from the broker")
    @Nullable
    Path plan;

    @Option(
            names = "--local-broker",
            paramLabel = "URL",
            description = "broker for skerry/{namespace}/{service}/infer/{id}")
    @Nullable
    URI localBroker;

    @Mixin
    BrokerOptions broker = new BrokerOptions();

    @Mixin
    EventBusOptions eventBus = new EventBusOptions();

    @Mixin
    ServerOptions server = new ServerOptions();

    @Override
    public Integer call() {
        Settings settings = server.into(eventBus.into(broker.into(new Settings())));
        return settings.set("skerry.edge.plan", plan)
                .set("skerry.edge.local-broker.url", localBroker)
                .start(Role.EDGE);
    }
}
