package io.skerry.edge.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that both ends of a link over KubeEdge have. */
final class EventBusOptions {

    @Option(
            names = "--link",
            paramLabel = "KIND",
            description = "how edge and cloud talk: mqtt (default), or eventbus, through KubeEdge")
    @Nullable
    String link;

    @Option(
            names = "--rules-namespace",
            paramLabel = "NAME",
            description = "eventbus: namespace of KubeEdge's Rules (default: skerry)")
    @Nullable
    String namespace;

    Settings into(Settings settings) {
        return settings.set("skerry.link", link).set("skerry.eventbus.namespace", namespace);
    }
}
