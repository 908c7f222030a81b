package io.skerry.edge.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every long-running command has. */
final class ServerOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where spool and model cache live (default: skerry-data)")
    @Nullable
    Path data;

    @Option(names = "--node", paramLabel = "NAME", description = "this node's name (default: edge)")
    @Nullable
    String node;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "address to listen on (default: 127.0.0.1)")
    @Nullable
    String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "port of the API and the page, 0 for any (default: 8080)")
    @Nullable
    Integer port;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            description = "port of health and metrics, 0 for any (default: 9000)")
    @Nullable
    Integer managementPort;

    Settings into(Settings settings) {
        return settings.set("skerry.data", data)
                .set("skerry.node", node)
                .set("quarkus.http.host", host)
                .set("quarkus.http.port", port)
                .set("quarkus.management.host", host)
                .set("quarkus.management.port", managementPort);
    }
}
