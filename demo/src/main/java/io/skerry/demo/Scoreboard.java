package io.skerry.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** All outcomes so far. Thread-safe. */
final class Scoreboard {

    /**
     * Figures of one scene while it runs.
     *
     * @param asked pictures with an answer or a failure
     * @param right answers that are right
     * @param bySource answers by whose verdict stands
     * @param failed requests
     * @param latency of the answers
     */
    record Figures(long asked, long right, Map<String, Long> bySource, long failed, Percentiles latency) {

        long answered() {
            return asked - failed;
        }

        /** Share of the answers that are right. */
        double accuracy() {
            return answered() == 0 ? 0 : (double) right / answered();
        }

        /** Share of the answers where the cloud's verdict stands. */
        double cloudShare() {
            return answered() == 0 ? 0 : (double) bySource.getOrDefault("cloud", 0L) / answered();
        }
    }

    private final List<String> labels;
    private final Map<Scene, List<Outcome>> outcomes = new EnumMap<>(Scene.class);

    /**
     * @param labels the right label of each picture
     */
    Scoreboard(List<String> labels) {
        this.labels = labels;
        for (Scene scene : Scene.values()) {
            outcomes.put(scene, new ArrayList<>());
        }
    }

    synchronized void add(Outcome outcome) {
        Objects.requireNonNull(outcomes.get(outcome.scene())).add(outcome);
    }

    synchronized List<Outcome> all() {
        return outcomes.values().stream().flatMap(List::stream).toList();
    }

    boolean right(Outcome outcome, String said) {
        return labels.get(outcome.image()).equals(said);
    }

    synchronized Figures figures(Scene scene) {
        List<Outcome> of = Objects.requireNonNull(outcomes.get(scene));
        Map<String, Long> bySource = new TreeMap<>();
        long right = 0;
        long failed = 0;
        for (Outcome outcome : of) {
            Outcome.Answer answer = outcome.answer();
            if (answer == null) {
                failed++;
                continue;
            }
            bySource.merge(answer.source(), 1L, Long::sum);
            right += right(outcome, answer.label()) ? 1 : 0;
        }
        long[] nanos = of.stream()
                .filter(o -> o.answer() != null)
                .mapToLong(Outcome::nanos)
                .toArray();
        return new Figures(of.size(), right, bySource, failed, Percentiles.ofNanos(nanos));
    }
}
