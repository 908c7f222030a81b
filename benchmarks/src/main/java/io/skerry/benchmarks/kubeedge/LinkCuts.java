package io.skerry.benchmarks.kubeedge;

import io.skerry.benchmarks.faults.Weather;
import io.skerry.benchmarks.kubeedge.ModelVersions.Version;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;

/**
 * What cuts of the node's connection to cloudcore have cost, while pictures were asked about all the time, each of them hard, and the
 * Model was changed during some of the cuts.
 *
 * @param cuts each up to 1.5 s after the node was connected again
 * @param offline answers while no deep worker was heard
 * @param mined examples that the edge said it keeps
 * @param lost those of them that are not in the collector
 * @param repeated those that are there more than once
 * @param changes of the Model, each during a cut
 * @param changesLost those whose version never answered
 * @param counts of the edge in the end
 * @param unreported how far the status in the cluster is from these counts: answers, and hard ones
 */
record LinkCuts(
        int cuts,
        long offline,
        int mined,
        long lost,
        long repeated,
        int changes,
        int changesLost,
        EdgeCounts counts,
        long unreported) {

    private static final int SHORTEST_MILLIS = 100;
    private static final int LONGEST_MILLIS = 3_000;
    private static final int LONGEST_PAUSE_MILLIS = 1_500;
    private static final int CUTS_OF_A_CHANGE = 5;
    private static final long SEED = 1;

    static LinkCuts run(KubeEdgeSite site, int cuts) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        int changes = 0;
        int changesLost = 0;
        PictureStream pictures = new PictureStream(site.camera());
        try (pictures) {
            for (int cut = 1; cut <= cuts; cut++) {
                site.bench().progress().accept("cut %d of %d".formatted(cut, cuts));
                Duration length = Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
                if (cut % CUTS_OF_A_CHANGE != 0) {
                    cut(site, length, () -> {});
                } else {
                    Version version = site.versions().next(false);
                    cut(site, length, () -> site.applied().changeModel(version.url()));
                    changes++;
                    changesLost += becomes(() -> pictures.hasSeen(version.name())) ? 0 : 1;
                }
                Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            }
        }
        Set<String> mined = pictures.mined();
        becomes(() -> site.counts().waiting() == 0);
        becomes(() -> unreported(site) == 0);
        Collected collected = Collected.in(site.samples());
        return new LinkCuts(
                cuts,
                pictures.from("edge-offline"),
                mined.size(),
                collected.missing(mined),
                collected.repeated(mined),
                changes,
                changesLost,
                site.counts(),
                unreported(site));
    }

    /** Breaks the node's connection, keeps it from coming back for a while, and returns when it is there again. */
    private static void cut(KubeEdgeSite site, Duration length, Runnable meanwhile) throws Exception {
        long connections = site.kubeEdge().connections();
        site.link().become(Weather.CUT);
        meanwhile.run();
        Thread.sleep(length);
        site.link().become(Weather.CLEAR);
        Waiting.until("the node is connected again", () -> site.kubeEdge().connections() > connections);
    }

    private static boolean becomes(Waiting.Condition condition) throws Exception {
        try {
            Waiting.until("nothing is lost", condition);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static long unreported(KubeEdgeSite site) throws Exception {
        EdgeCounts counts = site.counts();
        return Math.abs(counts.answers() - site.applied().metric("inferenceNumber"))
                + Math.abs(counts.hard() - site.applied().metric("hardExampleNumber"));
    }
}
