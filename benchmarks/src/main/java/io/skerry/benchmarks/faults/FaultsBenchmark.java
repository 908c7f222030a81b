package io.skerry.benchmarks.faults;

import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.Benchmark;
import io.skerry.benchmarks.process.EdgeRuntime;
import io.skerry.benchmarks.process.Mosquitto;
import io.skerry.benchmarks.report.BarPlot;
import io.skerry.benchmarks.report.Figure;
import io.skerry.benchmarks.report.Goal;
import io.skerry.benchmarks.report.Outcome;
import io.skerry.benchmarks.report.Timing;
import io.skerry.benchmarks.rounds.Percentiles;
import io.skerry.benchmarks.samples.Camera;
import io.skerry.benchmarks.samples.Camera.Shot;
import io.skerry.benchmarks.samples.SampleSet;
import io.skerry.benchmarks.samples.Site;
import io.skerry.training.plot.Numbers;
import io.skerry.training.plot.Plot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** 20 pictures a second, all of them hard, while the link between edge and broker is in bad weather. */
public final class FaultsBenchmark implements Benchmark {

    private static final Duration DEADLINE = Duration.ofMillis(300);
    private static final Duration GAP = Duration.ofMillis(50);
    private static final double GRACE_MILLIS = 5;

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public String summary() {
        return "time to an answer at 20 Hz while the link is dead, slow, lossy, flapping; deadline "
                + DEADLINE.toMillis() + " ms";
    }

    @Override
    public Outcome run(Bench bench) throws Exception {
        SampleSet set = SampleSet.of(bench.home(), "mnist");
        try (Mosquitto broker = Mosquitto.start(bench.work(), true);
                WeatherLink link = WeatherLink.open(broker.port());
                EdgeRuntime _ = Site.worker(bench, set, broker.address());
                EdgeRuntime edge = Site.edge(
                        bench.runtime(),
                        bench.work().resolve("edge"),
                        new Site.Plan(List.of(set), "{\"name\":\"CloudOnly\"}", DEADLINE),
                        link.address());
                Camera camera = new Camera(edge.address(), set.service(), set.png(1_000))) {
            return measure(bench, link, camera);
        }
    }

    private static Outcome measure(Bench bench, WeatherLink link, Camera camera) throws Exception {
        int count = bench.either(600, 80);
        awaitCloud(camera);
        camera.shoot(bench.either(200, 40), GAP);
        List<Figure> figures = new ArrayList<>();
        List<Timing> timings = new ArrayList<>();
        List<Timing> inside = new ArrayList<>();
        for (Spell spell : Spell.ALL) {
            bench.progress().accept(count + " pictures while the link is " + spell.words());
            List<Shot> shots = spell.over(link, () -> camera.shoot(count, GAP));
            Timing timing = timing(
                    spell.words(), shots.stream().mapToDouble(Shot::millis).toArray());
            timings.add(timing);
            inside.add(timing(
                    spell.words() + ", inside the runtime",
                    shots.stream()
                            .filter(Shot::answered)
                            .mapToDouble(Shot::inside)
                            .toArray()));
            if (!spell.equals(Spell.CLEAR)) {
                figures.add(new Figure(
                        spell.words() + ": 99 of 100 answers within",
                        timing.p99(),
                        "ms",
                        Goal.atMost(DEADLINE.toMillis() + GRACE_MILLIS),
                        words(shots)));
            }
            figures.add(new Figure(spell.words() + ": unanswered", unanswered(shots), "", Goal.atMost(0), ""));
            awaitCloud(camera);
        }
        Plot plot = new BarPlot("Time to an answer, ms", List.copyOf(timings));
        timings.addAll(inside);
        return new Outcome(figures, timings, Map.of("faults", plot));
    }

    private static void awaitCloud(Camera camera) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!camera.shoot().source().equals("cloud")) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("the cloud does not answer");
            }
            Thread.sleep(GAP.toMillis());
        }
    }

    private static Timing timing(String name, double[] millis) {
        Percentiles all = new Percentiles(millis);
        return new Timing(name, "ms", all.min(), all.at(0.50), all.at(0.99));
    }

    private static long unanswered(List<Shot> shots) {
        return shots.stream().filter(shot -> !shot.answered()).count();
    }

    private static String words(List<Shot> shots) {
        long cloud =
                shots.stream().filter(shot -> shot.source().equals("cloud")).count();
        double slowest = shots.stream().mapToDouble(Shot::millis).max().orElse(0);
        return cloud + " of " + shots.size() + " from the cloud, the slowest after " + Numbers.text(slowest, "ms");
    }
}
