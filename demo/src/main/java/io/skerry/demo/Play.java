package io.skerry.demo;

import io.skerry.api.plan.Budget;
import io.skerry.api.plan.HardExampleMining;
import io.skerry.api.plan.ModelReference;
import io.skerry.api.plan.NodePlan;
import io.skerry.api.plan.OffloadPolicy;
import io.skerry.api.plan.PlanJson;
import io.skerry.api.plan.SamplePolicy;
import io.skerry.api.plan.ServiceAssignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
     * @param keep stay up in the end, until the thread is interrupted
     * @return the exit code: 0 if no request failed and nothing was lost or stored twice
     */
    int run(Output output, boolean keep) throws IOException, InterruptedException {
        Screen screen = output.screen();
        screen.say("%s, %.0f pictures a second for %.0f s. Starting:"
                .formatted(dataset.title(), rate, duration.toMillis() / 1e3));
        try (Workplace workplace = Workplace.make();
                Stage stage = new Stage(home, workplace.folder(), dataset)) {
            stage.open(plan(workplace.folder()), screen);
            Pictures pictures = Pictures.of(dataset, home);
            long warm = warmUp(pictures, stage.edge(), screen);
            screen.say("The page is at " + stage.edgeUrl());
            screen.say("");
            Scoreboard board = new Scoreboard(pictures.labels());
            Director director = new Director(stage, screen, board, duration);
            director.play(new Camera(pictures.png(), stage.edge(), rate, board::add));
            screen.say("");
            Summary summary = summarize(stage, director, board, pictures, warm, screen);
            output.summary(summary);
            if (keep) {
                screen.say("");
                screen.say("Staying up. The page is at " + stage.edgeUrl() + "; Ctrl-C ends it.");
                Thread.currentThread().join();
            }
            return summary.allWell() ? 0 : 1;
        }
    }

    /** Returns the bytes that were sent to the cloud meanwhile. */
    private static long warmUp(Pictures pictures, EdgeClient edge, Screen screen)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        WarmUp.run(pictures.png(), edge);
        screen.say(Stage.step("warm-up", Duration.ofNanos(System.nanoTime() - start)) + ": " + WarmUp.PICTURES
                + " pictures, which none of the figures has");
        return edge.bytesSent();
    }

    private Summary summarize(
            Stage stage, Director director, Scoreboard board, Pictures pictures, long warm, Screen screen)
            throws IOException, InterruptedException {
        Evaluation evaluation = new Evaluation(board);
        long start = System.nanoTime();
        Summary.Samples samples = awaitDelivery(stage.collected(), evaluation.mined(), screen);
        screen.waiting("The deep model alone answers the same pictures", Duration.ofNanos(System.nanoTime() - start));
        List<String> cloud = DeepAlone.say(home, stage.folder(), dataset, evaluation.lastPicture() + 1);
        return new Summary(
                dataset.title(),
                miner,
                budget,
                duration.toMillis() / 1e3,
                WarmUp.PICTURES,
                evaluation.requests(),
                evaluation.accuracy(cloud),
                evaluation.offload(stage.edge().bytesSent() - warm, pictures.png()),
                evaluation.latency(),
                evaluation.failed(),
                samples,
                evaluation.offline(),
                evaluation.recoveredAfterSeconds(director.linkBackAt()));
    }

    /** Waits until every example that was mined is in the collector, but not for ever. */
    private static Summary.Samples awaitDelivery(Path collected, Set<String> mined, Screen screen)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Duration waited = Duration.ZERO;
        Summary.Samples samples = Collected.in(collected).compare(mined);
        while (samples.lost() > 0 && waited.compareTo(DELIVERY_LIMIT) < 0) {
            screen.waiting(samples.lost() + " hard examples are still on their way", waited);
            Thread.sleep(200);
            samples = Collected.in(collected).compare(mined);
            waited = Duration.ofNanos(System.nanoTime() - start);
        }
        return samples;
    }

    private Path plan(Path folder) throws IOException {
        ServiceAssignment service = new ServiceAssignment(
                Dataset.NAMESPACE,
                dataset.service(),
                new ModelReference(dataset.shallow(home).toUri(), null),
                new HardExampleMining(miner, Map.of(), budget == 0 ? null : new Budget(budget, null)),
                new OffloadPolicy(null, null),
                SamplePolicy.DEFAULT,
                null);
        Path file = folder.resolve("plan.json");
        Files.write(file, PlanJson.write(new NodePlan(NodePlan.API_VERSION, 1, List.of(service))));
        return file;
    }
}
