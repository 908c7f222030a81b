package io.skerry.benchmarks.kubeedge;

import io.skerry.benchmarks.process.KubeEdge;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * Kills cloudcore and starts it, and asks the edge meanwhile.
 *
 * @param connected seconds from the start of cloudcore until the node is connected to it
 * @param ready until it is, and cloudcore has loaded all Rules
 * @param answered until the cloud answers again
 */
record CloudcoreRestart(double connected, double ready, double answered) {

    private static final Duration GAP = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Seconds from the moment when the node was connected until the cloud answered. */
    double sinceConnected() {
        return Math.max(0, answered - connected);
    }

    /** Seconds from the moment when the Rules were loaded, too, until the cloud answered. */
    double sinceReady() {
        return Math.max(0, answered - ready);
    }

    private interface Milestone {
        boolean reached() throws Exception;
    }

    static CloudcoreRestart run(KubeEdgeSite site) throws Exception {
        KubeEdge kubeEdge = site.kubeEdge();
        long connections = kubeEdge.connections();
        long rules = kubeEdge.loadedRules() + site.applied().rules();
        kubeEdge.killCloud();
        Waiting.until("the edge is alone", () -> !site.camera().shoot().source().equals("cloud"));
        long start = System.nanoTime();
        CompletableFuture<Double> connected = watch(start, () -> kubeEdge.connections() > connections);
        CompletableFuture<Double> loaded = watch(start, () -> kubeEdge.loadedRules() >= rules);
        CompletableFuture<Double> answered = watch(start, () -> {
            Thread.sleep(GAP);
            return site.camera().shoot().source().equals("cloud");
        });
        kubeEdge.startCloud();
        return new CloudcoreRestart(connected.get(), Math.max(connected.get(), loaded.get()), answered.get());
    }

    /** Seconds until it is reached. */
    private static CompletableFuture<Double> watch(long start, Milestone milestone) {
        CompletableFuture<Double> seconds = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!milestone.reached()) {
                    if (System.nanoTime() - start > PATIENCE.toNanos()) {
                        throw new TimeoutException(
                                "three minutes after cloudcore was started something is missing still");
                    }
                    Thread.sleep(LOOK);
                }
                seconds.complete((System.nanoTime() - start) / 1e9);
            } catch (Exception e) {
                seconds.completeExceptionally(e);
            }
        });
        return seconds;
    }
}
