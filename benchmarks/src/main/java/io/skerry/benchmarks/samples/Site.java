package io.skerry.benchmarks.samples;

import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.process.EdgeRuntime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** An edge node and deep workers, as processes, that serve the sample sets. */
public final class Site {

    private Site() {}

    /** Starts a deep worker for one sample set. */
    public static EdgeRuntime worker(Bench bench, SampleSet set, URI broker) throws IOException, InterruptedException {
        return EdgeRuntime.start(
                bench.runtime(),
                bench.work().resolve("worker-" + set.name()),
                List.of(
                        "worker", "deep",
                        "--service", set.service().toString(),
                        "--model", set.deep().toUri().toString(),
                        "--broker", broker.toString(),
                        "--node", "cloud"));
    }

    /**
     * What an edge node does with the sample sets.
     *
     * @param miner as in a node plan, with its budget
     */
    public record Plan(List<SampleSet> sets, String miner, Duration deadline) {

        private String json() {
            return sets.stream()
                    .map(this::service)
                    .collect(Collectors.joining(
                            ",", "{\"apiVersion\":\"skerry.io/node-plan/v1\",\"generation\":1,\"services\":[", "]}"));
        }

        private String service(SampleSet set) {
            return """
                    {"namespace":"%s","name":"%s","model":{"url":"%s"},"hardExampleMining":%s,
                     "offload":{"deadline":"%s"},"samples":{"keep":true}}""".formatted(
                            set.service().namespace(),
                            set.service().name(),
                            set.shallow().toUri(),
                            miner,
                            deadline);
        }
    }

    /**
     * Starts an edge node.
     *
     * @param folder for its plan, its data and its log
     */
    public static EdgeRuntime edge(EdgeRuntime.Start how, Path folder, Plan plan, URI broker)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve("plan.json"), plan.json());
        return EdgeRuntime.start(
                how,
                folder,
                List.of("run", "--plan", file.toString(), "--broker", broker.toString(), "--node", "edge-1"));
    }
}
