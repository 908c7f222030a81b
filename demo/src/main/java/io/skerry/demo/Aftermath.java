package io.skerry.demo;

import io.skerry.demo.cluster.ServiceView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** After the last scene: waits for what is still on its way, but not for ever, and counts. */
final class Aftermath {

    /** A node reports every ten seconds while its counters move. */
    private static final Duration REPORT_LIMIT = Duration.ofSeconds(15);

    private interface Look<T> {
        T now() throws IOException;
    }

    private final Play play;
    private final AppliedService service;
    private final Evaluation evaluation;
    private final Screen screen;

    Aftermath(Play play, AppliedService service, Evaluation evaluation, Screen screen) {
        this.play = play;
        this.service = service;
        this.evaluation = evaluation;
        this.screen = screen;
    }

    /**
     * Comes to what was.
     *
     * @param folder for temporary files
     * @param pictures that were asked about
     * @param warm bytes that were sent to the cloud before the first scene
     * @param linkBackAt {@link System#nanoTime()} when the link was there again
     */
    Summary summarize(Path folder, List<byte[]> pictures, long warm, long linkBackAt)
            throws IOException, InterruptedException {
        Summary.Samples samples = awaitDelivery(evaluation.mined());
        screen.waiting("The deep model alone answers the same pictures", Duration.ZERO);
        List<String> cloud = DeepAlone.say(play.home(), folder, play.dataset(), evaluation.lastPicture() + 1);
        ServiceView view = awaitReports(play.tempo().warmUp() + evaluation.requests() - evaluation.failed());
        return new Summary(
                play.dataset().title(),
                service.sample().miner(),
                service.sample().budget(),
                play.duration().toMillis() / 1e3,
                play.tempo().warmUp(),
                evaluation.requests(),
                evaluation.accuracy(cloud),
                evaluation.offload(service.edge().transport(), service.edge().bytesSent() - warm, pictures),
                evaluation.latency(),
                evaluation.failed(),
                samples,
                evaluation.offline(),
                evaluation.recoveredAfterSeconds(linkBackAt),
                Summary.Service.of(view));
    }

    /** Waits until every example that was mined is in the collector. */
    private Summary.Samples awaitDelivery(Set<String> mined) throws IOException, InterruptedException {
        return await(
                () -> Collected.in(service.collected()).compare(mined),
                samples -> samples.lost() == 0,
                samples -> samples.lost() + " hard examples are still on their way",
                play.tempo().delivery());
    }

    /** Waits until the cluster knows of all answers. */
    private ServiceView awaitReports(long answers) throws IOException, InterruptedException {
        return await(
                () -> service.view().get(),
                view -> view.isReady() && view.inferences() >= answers,
                view -> "The cluster knows of " + view.inferences() + " of " + answers + " answers",
                REPORT_LIMIT);
    }

    private <T> T await(Look<T> look, Predicate<T> settled, Function<T, String> words, Duration limit)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Duration waited = Duration.ZERO;
        T seen = look.now();
        while (!settled.test(seen) && waited.compareTo(limit) < 0) {
            screen.waiting(words.apply(seen), waited);
            Thread.sleep(200);
            seen = look.now();
            waited = Duration.ofNanos(System.nanoTime() - start);
        }
        return seen;
    }
}
