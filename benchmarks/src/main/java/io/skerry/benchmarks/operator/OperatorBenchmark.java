package io.skerry.benchmarks.operator;

import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.Benchmark;
import io.skerry.benchmarks.process.Mosquitto;
import io.skerry.benchmarks.process.OperatorProcess;
import io.skerry.benchmarks.process.Ports;
import io.skerry.benchmarks.process.ProcessMemory;
import io.skerry.benchmarks.report.Figure;
import io.skerry.benchmarks.report.Goal;
import io.skerry.benchmarks.report.Outcome;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What the operator costs in a large cluster: time and requests for many services at once, requests while nothing changes, memory. */
public final class OperatorBenchmark implements Benchmark {

    private static final double GOAL_MILLIS = 25;
    private static final double GOAL_GROWTH = 2.2;
    private static final double GOAL_CALLS = 2;
    private static final double GOAL_MIB = 350;
    /** Longer than a node's time between two signs of life. */
    private static final Duration EVERY_NODE_IS_HEARD = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "operator";
    }

    @Override
    public String summary() {
        return "the operator with 1,000 nodes and 2,000 services: time, requests to the API server, memory";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        Scale scale = new Scale(bench.either(1_000, 100), bench.either(2_000, 200));
        Scale twice = new Scale(scale.nodes(), 2 * scale.services());
        Findings figures = new Findings(bench.progress());
        Vertx vertx = Vertx.vertx();
        try {
            Creation once = in(bench, vertx, scale, (trial, operator) -> {
                Creation creation = creation(bench, trial, figures);
                laterOn(bench, trial, operator, figures);
                bareClient(bench, trial, operator, creation, figures);
                return creation;
            });
            Creation more = in(bench, vertx, twice, (trial, _) -> create(bench, trial));
            figures.add(Figure.ratio(
                    "%,d services at once, over %,d".formatted(twice.services(), scale.services()),
                    more.planned() / once.planned(),
                    Goal.atMost(GOAL_GROWTH),
                    "%.1f s against %.1f s".formatted(more.planned(), once.planned())));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        return Outcome.of(figures.all());
    }

    private interface Part<T> {
        T run(Trial trial, OperatorProcess operator) throws Exception;
    }

    private static <T> T in(Bench bench, Vertx vertx, Scale scale, Part<T> part) throws Exception {
        bench.progress().accept("starting a cluster of %,d nodes".formatted(scale.nodes()));
        Path folder = Files.createDirectories(bench.work().resolve("services-" + scale.services()));
        PlannedServices planned = new PlannedServices();
        try (LargeCluster cluster = LargeCluster.start(bench.home(), folder, scale);
                Mosquitto broker = Mosquitto.start(folder, true);
                TalkingNodes nodes = new TalkingNodes(vertx, broker.address(), scale.nodes(), planned);
                OperatorProcess operator = OperatorProcess.start(
                        bench.home(),
                        folder,
                        cluster.kubeconfig(),
                        Ports.free(),
                        Map.of("SKERRY_BROKER_URL", broker.address().toString()));
                SeenServices seen = new SeenServices(cluster.client())) {
            nodes.start();
            Thread.sleep(EVERY_NODE_IS_HEARD);
            return part.run(new Trial(scale, cluster, seen, planned), operator);
        }
    }

    private static Creation create(Bench bench, Trial trial) throws Exception {
        bench.progress().accept("creating %,d services".formatted(trial.scale().services()));
        return trial.create();
    }

    private static Creation creation(Bench bench, Trial trial, Findings figures) throws Exception {
        Creation creation = create(bench, trial);
        String many = "%,d services at once on %,d nodes: "
                .formatted(creation.services(), trial.scale().nodes());
        figures.add(new Figure(
                many + "plan at its node and status written, each",
                creation.plannedMillis(),
                "ms",
                Goal.atMost(GOAL_MILLIS),
                "%.1f s for all".formatted(creation.planned())));
        figures.add(new Figure(
                many + "until its status says that the node answers, each",
                creation.answeredMillis(),
                "ms",
                null,
                "%.1f s for all; %s".formatted(creation.answered(), creation.requests())));
        return creation;
    }

    private static void laterOn(Bench bench, Trial trial, OperatorProcess operator, Findings figures) throws Exception {
        int services = trial.scale().services();
        bench.progress().accept("waiting until all services are ready");
        trial.makeReady();
        Duration quiet = Duration.ofMinutes(bench.either(10, 2));
        bench.progress().accept("changing nothing for %d minutes".formatted(quiet.toMinutes()));
        Trial.Requests unchanged = trial.quiet(quiet);
        figures.add(new Figure(
                "API writes per unchanged service and hour",
                1.0 * unchanged.count() / services * Duration.ofHours(1).toMillis() / quiet.toMillis(),
                "",
                Goal.atMost(0),
                "%d writes in %d minutes, all nodes talking %s"
                        .formatted(unchanged.count(), quiet.toMinutes(), unchanged.words())
                        .strip()));
        ProcessMemory memory = operator.memory();
        figures.add(new Figure(
                "resident memory with %,d services".formatted(services),
                memory.residentMib(),
                "MiB",
                Goal.atMost(GOAL_MIB),
                "at most %.0f MiB since it began".formatted(memory.peakMib())));
        bench.progress().accept("changing a Model");
        Trial.Requests change = trial.changeModel();
        figures.add(new Figure(
                "API calls per change of a Model, for each of its %d services".formatted(Scale.SERVICES_OF_A_MODEL),
                1.0 * change.count() / Scale.SERVICES_OF_A_MODEL,
                "",
                Goal.atMost(GOAL_CALLS),
                change.words()));
    }

    private static void bareClient(
            Bench bench, Trial trial, OperatorProcess operator, Creation creation, Findings figures) throws Exception {
        bench.progress().accept("writing the same without an operator");
        operator.close();
        trial.cluster().makeNoPods();
        int statuses = (int) Math.round(creation.statuses());
        double seconds = new BareWrites(trial.cluster(), creation.services(), statuses).run() / 1e9;
        figures.add(new Figure(
                "until all nodes answer, over a bare client that writes as much",
                creation.answered() / seconds,
                "",
                null,
                "%.1f s against %.1f s; a status is written %d times"
                        .formatted(creation.answered(), seconds, statuses)));
    }
}
