package io.skerry.benchmarks.kubeedge;

import io.skerry.benchmarks.kubeedge.ModelVersions.Version;
import io.skerry.benchmarks.report.Timing;
import io.skerry.benchmarks.rounds.Percentiles;
import io.skerry.benchmarks.samples.Camera;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Changes the edge's Model again and again, and asks the edge meanwhile. */
record ModelChanges(KubeEdgeSite site) {

    private static final Duration GAP = Duration.ofMillis(20);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * Changes it some times.
     *
     * @param checkSet whether the versions have a check set, which the edge runs before it trusts a model
     * @return seconds from sending the patch to the API server until an answer of the edge names the new version
     */
    Timing run(int changes, boolean checkSet) throws Exception {
        double[] seconds = new double[changes];
        for (int i = 0; i < changes; i++) {
            Version version = site.versions().next(checkSet);
            long start = System.nanoTime();
            site.applied().changeModel(version.url());
            await(version);
            seconds[i] = (System.nanoTime() - start) / 1e9;
            Thread.sleep(BETWEEN);
        }
        Percentiles all = new Percentiles(seconds);
        String name = checkSet ? "change of a Model, with its check set" : "change of a Model";
        return new Timing(name, "s", all.min(), all.at(0.5), all.at(0.99));
    }

    /** Asks the edge until an answer names the version. */
    void await(Version version) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Camera.Shot shot = site.camera().shoot();
        while (!shot.model().equals(version.name())) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("a minute after its Model was changed the edge answers with " + shot.model()
                        + ", not " + version.name());
            }
            Thread.sleep(GAP);
            shot = site.camera().shoot();
        }
    }
}
