package io.skerry.benchmarks.kubeedge;

import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.Benchmark;
import io.skerry.benchmarks.report.Figure;
import io.skerry.benchmarks.report.Goal;
import io.skerry.benchmarks.report.Outcome;
import io.skerry.benchmarks.report.Timing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What people wait for on a real cluster with a real KubeEdge. */
public final class KubeEdgeBenchmark implements Benchmark {

    private static final double GOAL_CHANGE_SECONDS = 1.5;
    private static final double GOAL_OVER_PARTS = 1.3;
    private static final double GOAL_BACK_SECONDS = 5;

    @Override
    public String name() {
        return "kubeedge";
    }

    @Override
    public String summary() {
        return "on a real KubeEdge: change of a Model, offload, restart of cloudcore, cuts of the link";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        List<Figure> figures = new ArrayList<>();
        List<Timing> timings = new ArrayList<>();
        try (KubeEdgeSite site = KubeEdgeSite.start(bench)) {
            changes(site, figures, timings);
            site.applied().offloadAll();
            Waiting.until(
                    "the cloud answers", () -> site.camera().shoot().source().equals("cloud"));
            offload(site, figures, timings);
            restarts(site, figures);
            cuts(site, figures);
        }
        return new Outcome(figures, timings, Map.of());
    }

    private static void changes(KubeEdgeSite site, List<Figure> figures, List<Timing> timings) throws Exception {
        ModelChanges changes = new ModelChanges(site);
        site.bench().progress().accept("changing a Model");
        changes.run(2, false);
        int count = site.bench().either(15, 3);
        Timing plain = changes.run(count, false);
        Timing checked = changes.run(count, true);
        timings.addAll(List.of(plain, checked));
        figures.add(new Figure(
                "change of a Model until the edge answers with it, median",
                plain.p50(),
                "s",
                Goal.atMost(GOAL_CHANGE_SECONDS),
                "%d changes, %,d bytes each".formatted(count, site.versions().bytes())));
        figures.add(new Figure(
                "the same if the edge tries the model on its check set first",
                checked.p50(),
                "s",
                null,
                "%d changes".formatted(count)));
    }

    private static void restarts(KubeEdgeSite site, List<Figure> figures) throws Exception {
        List<CloudcoreRestart> restarts = new ArrayList<>();
        int count = site.bench().either(3, 1);
        for (int i = 1; i <= count; i++) {
            site.bench().progress().accept("restart %d of %d of cloudcore".formatted(i, count));
            restarts.add(CloudcoreRestart.run(site));
        }
        figures.add(new Figure(
                "cloudcore restarted: the cloud answers after the node is connected and all Rules are loaded, at most",
                restarts.stream()
                        .mapToDouble(CloudcoreRestart::sinceReady)
                        .max()
                        .orElseThrow(),
                "s",
                Goal.atMost(GOAL_BACK_SECONDS),
                "%d times, by the logs of edgecore and cloudcore".formatted(count)));
        figures.add(new Figure(
                "after the node is connected, at most",
                restarts.stream()
                        .mapToDouble(CloudcoreRestart::sinceConnected)
                        .max()
                        .orElseThrow(),
                "s",
                null,
                "cloudcore loads its Rules meanwhile"));
        figures.add(new Figure(
                "after cloudcore is started, at most",
                restarts.stream().mapToDouble(CloudcoreRestart::answered).max().orElseThrow(),
                "s",
                null,
                ""));
    }

    private static void offload(KubeEdgeSite site, List<Figure> figures, List<Timing> timings) throws Exception {
        OffloadHops hops = OffloadHops.measure(site);
        timings.addAll(List.of(hops.offload(), hops.up(), hops.down(), hops.inferences()));
        figures.add(Figure.ratio(
                "photo of 20 kB to the cloud's verdict, over KubeEdge's bare path and the two inferences",
                hops.overParts(),
                Goal.atMost(GOAL_OVER_PARTS),
                "%s against %s up + %s down + %s; messages of %,d and %,d bytes"
                        .formatted(
                                hops.offload().median(),
                                hops.up().median(),
                                hops.down().median(),
                                hops.inferences().median(),
                                hops.question(),
                                hops.verdict())));
    }

    private static void cuts(KubeEdgeSite site, List<Figure> figures) throws Exception {
        LinkCuts found = LinkCuts.run(site, site.bench().either(100, 5));
        String cuts = found.cuts() + " cuts of the link: ";
        figures.add(none(
                cuts + "samples lost",
                found.lost(),
                "%d mined, %d of the pictures answered without a link".formatted(found.mined(), found.offline())));
        figures.add(none(cuts + "samples stored twice", found.repeated(), ""));
        figures.add(none(
                cuts + "plans lost",
                found.changesLost(),
                "the Model changed during %d cuts".formatted(found.changes())));
        figures.add(none(
                cuts + "answers that the status does not count in the end",
                found.unreported(),
                "%d answers, %d of them hard; %d reports sent again"
                        .formatted(
                                found.counts().answers(),
                                found.counts().hard(),
                                found.counts().resent())));
    }

    private static Figure none(String what, long count, String measured) {
        return new Figure(what, count, "", Goal.atMost(0), measured);
    }
}
