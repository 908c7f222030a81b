package io.skerry.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.api.plan.Budget;
import io.skerry.api.plan.HardExampleMining;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.OffloadPolicy;
import io.skerry.api.plan.PlanJson;
import io.skerry.api.plan.SamplePolicy;
import io.skerry.api.plan.ServiceAssignment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The demo from the first line to the summary.
 *
 * @param home the project's folder
 * @param miner name of the miner
 * @param budget share that may be offloaded; 0: no budget
 * @param rate pictures a second
 * @param duration of the scenes together
 */
record Play(Path home, Dataset dataset, String miner, double budget, double rate, Duration duration) {

    private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(30);

    /**
     * Plays.
     *
     * @param json the summary goes to standard output as JSON, all else to standard error
     * @param terminal lines may be drawn over
     * @param keep stay up in the end
     * @return the exit code: 0 if no request failed and nothing was lost or stored twice
     */
    int run(boolean json, boolean terminal, boolean keep) throws IOException, InterruptedException {
        PrintStream story = json ? System.err : System.out;
        Path samples = home.resolve("samples");
        DeepAlone deep = DeepAlone.open(dataset.deep(samples));
        Pictures pictures = Pictures.read(dataset.images(samples), dataset.labels(samples), deep.labels());
        Path folder = Files.createTempDirectory("skerry-demo");
        Scoreboard board = new Scoreboard(pictures.labels());
        story.printf(Locale.ROOT, "Starting a broker, a deep worker and an edge runtime for %s …%n", dataset.title());
        try (Stage stage = Stage.open(
                folder, home, plan(folder, samples), "default/" + dataset.service(), dataset.deep(samples))) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            story.printf(Locale.ROOT, "The page is at %s%n", stage.edgeUrl());
            Director director = new Director(stage, new Screen(story, terminal), board, duration, terminal);
            EdgeClient edge = new EdgeClient(stage.edgeUrl(), "default/" + dataset.service());
            director.play(new Camera(pictures.png(), edge, rate, board::add));
            Summary summary = summarize(stage, edge, director, board, pictures, deep);
            story.println(json ? "" : Report.of(summary));
            if (json) {
                System.out.println(
                        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(summary));
            }
            if (keep) {
                story.printf(Locale.ROOT, "Staying up. The page is at %s; Ctrl-C ends it.%n", stage.edgeUrl());
                Thread.currentThread().join();
            }
            Summary.Samples kept = summary.samples();
            return summary.failedRequests() + kept.lost() + kept.duplicated() == 0 ? 0 : 1;
        } finally {
            deep.close();
            delete(folder);
        }
    }

    private Summary summarize(
            Stage stage, EdgeClient edge, Director director, Scoreboard board, Pictures pictures, DeepAlone deep)
            throws IOException, InterruptedException {
        Evaluation evaluation = new Evaluation(board);
        Set<String> mined = evaluation.mined();
        Summary.Samples samples = awaitDelivery(stage, mined);
        long bytes = edge.observe().at("/services/0/offload/bytes").asLong();
        Map<Integer, String> cloud = deep.say(pictures, board.all());
        return new Summary(
                dataset.title(),
                miner,
                budget,
                duration.toMillis() / 1e3,
                evaluation.requests(),
                evaluation.accuracy(cloud),
                evaluation.offload(bytes, pictures.png()),
                evaluation.latency(),
                evaluation.failed(),
                samples,
                evaluation.offline(),
                evaluation.recoveredAfterSeconds(director.linkBackAt()));
    }

    /** Waits until the spool is delivered, or does not get any emptier. */
    private static Summary.Samples awaitDelivery(Stage stage, Set<String> mined)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + DELIVERY_LIMIT.toNanos();
        Summary.Samples samples = Collected.in(stage.collected()).compare(mined);
        while (samples.lost() > 0 && System.nanoTime() < end) {
            Thread.sleep(200);
            samples = Collected.in(stage.collected()).compare(mined);
        }
        return samples;
    }

    private Path plan(Path folder, Path samples) throws IOException {
        ServiceAssignment service = new ServiceAssignment(
                "default",
                dataset.service(),
                new ModelReference(dataset.shallow(samples).toUri(), null),
                new HardExampleMining(miner, Map.of(), budget == 0 ? null : new Budget(budget, null)),
                new OffloadPolicy(null, null),
                SamplePolicy.DEFAULT,
                null);
        Path file = folder.resolve("plan.json");
        Files.write(file, PlanJson.write(new NodePlan(NodePlan.API_VERSION, 1, List.of(service))));
        return file;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
