package io.skerry.demo;

/** Outcomes for tests. */
final class Outcomes {

    private Outcomes() {}

    static Outcome edge(int image, Scene scene, String label) {
        return answered(image, scene, "edge", label, label, false);
    }

    static Outcome cloud(int image, Scene scene, String edgeLabel, String label) {
        return answered(image, scene, "cloud", label, edgeLabel, true);
    }

    static Outcome offline(int image, Scene scene, String label) {
        return answered(image, scene, "edge-offline", label, label, true);
    }

    static Outcome failed(int image, Scene scene) {
        return new Outcome(image, scene, 0, 1_000_000, null);
    }

    static Outcome at(Outcome outcome, long answeredAt, long nanos) {
        return new Outcome(outcome.image(), outcome.scene(), answeredAt, nanos, outcome.answer());
    }

    private static Outcome answered(
            int image, Scene scene, String source, String label, String edgeLabel, boolean hard) {
        Outcome.Answer answer = new Outcome.Answer("id-" + scene + "-" + image, source, label, edgeLabel, hard, hard);
        return new Outcome(image, scene, 0, 1_000_000, answer);
    }
}
