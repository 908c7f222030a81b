package io.skerry.edge.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts deep workers for {@link Plans#SERVICE}. */
final class Deep {

    private Deep() {}

    /** One that also collects into {@code samples} of its folder, at a broker on loopback; returns when its model answers. */
    static RuntimeProcess start(Path folder, String node, int brokerPort) throws IOException {
        return start(folder, node, brokerPort, Map.of());
    }

    /** The same with more variables in its environment. */
    static RuntimeProcess start(Path folder, String node, int brokerPort, Map<String, String> environment)
            throws IOException {
        return start(
                folder,
                node,
                environment,
                List.of(
                        "--broker",
                        "mqtt://127.0.0.1:" + brokerPort,
                        "--collect",
                        samples(folder).toString()));
    }

    /** One with these options; returns when its model answers. */
    static RuntimeProcess start(Path folder, String node, Map<String, String> environment, List<String> options)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "worker",
                "deep",
                "--service",
                Plans.SERVICE,
                "--model",
                Samples.deep().toUri().toString(),
                "--node",
                node));
        arguments.addAll(options);
        RuntimeProcess process = RuntimeProcess.start(folder, environment, arguments);
        process.awaitReady();
        return process;
    }

    /** Where it stores what it collects. */
    static Path samples(Path folder) {
        return folder.resolve("samples");
    }
}
