package io.skerry.demo;

import io.skerry.demo.cluster.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * The demo from the first line to the summary.
 *
 * @param home the project's folder
 * @param wishes changes the file of resources where the user wants it otherwise
 * @param kubeEdge on the testbed's KubeEdge, not on what is in memory
 * @param tempo that the link can carry
 * @param duration of the scenes together
 */
record Play(
        Path home, Dataset dataset, UnaryOperator<Sample> wishes, boolean kubeEdge, Tempo tempo, Duration duration) {

    /**
     * Plays.
     *
     * @param keep stay up in the end, until the thread is interrupted
     * @return the exit code: 0 if no request failed, nothing was lost or stored twice, and the service is ready
     */
    int run(Output output, boolean keep) throws IOException, InterruptedException {
        Screen screen = output.screen();
        screen.say("%s, %.0f pictures a second for %.0f s. Starting:"
                .formatted(dataset.title(), tempo.rate(), duration.toMillis() / 1e3));
        Network network = Network.onFreePorts();
        try (Workplace workplace = Workplace.make();
                Processes processes = Processes.in(home, workplace.folder(), network);
                Venue venue = kubeEdge ? KubeEdge.start(processes, screen) : Loopback.start(processes);
                Stage stage = Stage.on(venue, processes)) {
            AppliedService service = stage.serve(sample(), screen);
            Pictures pictures = Pictures.of(dataset, home);
            long warm = warmUp(pictures, service.edge(), screen);
            screen.say("The page is at " + network.edgeUrl());
            venue.hints().forEach(screen::say);
            screen.say("");
            Scoreboard board = new Scoreboard(pictures.labels());
            Director director = new Director(venue, service.view(), screen, board, duration);
            director.play(new Camera(pictures.png(), service.edge(), tempo.rate(), board::add));
            screen.say("");
            Summary summary = new Aftermath(this, service, new Evaluation(board), screen)
                    .summarize(workplace.folder(), pictures.png(), warm, director.linkBackAt());
            output.summary(summary, service.view().get());
            if (keep) {
                screen.say("");
                screen.say("Staying up. The page is at " + network.edgeUrl() + "; Ctrl-C ends it.");
                Thread.currentThread().join();
            }
            return summary.allWell() ? 0 : 1;
        }
    }

    /** What is applied to the cluster. */
    Sample sample() throws IOException {
        return wishes.apply(Sample.read(dataset.resources(home)));
    }

    /** Returns the bytes that were sent to the cloud meanwhile. */
    private long warmUp(Pictures pictures, EdgeClient edge, Screen screen) throws IOException, InterruptedException {
        long start = System.nanoTime();
        WarmUp.run(pictures.png(), tempo.warmUp(), edge);
        screen.say(Stage.step("warm-up", Duration.ofNanos(System.nanoTime() - start)) + ": " + tempo.warmUp()
                + " pictures, which none of the figures has");
        return edge.bytesSent();
    }
}
