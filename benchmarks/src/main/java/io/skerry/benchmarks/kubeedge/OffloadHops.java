package io.skerry.benchmarks.kubeedge;

import io.skerry.benchmarks.Bench;
import io.skerry.benchmarks.report.Timing;
import io.skerry.benchmarks.rounds.Contender;
import io.skerry.benchmarks.rounds.Rounds;
import io.skerry.benchmarks.samples.Camera;
import io.skerry.benchmarks.samples.Camera.Shot;
import io.skerry.inference.predict.Example;
import io.skerry.inference.predict.ImageExample;
import io.skerry.inference.predict.Predictor;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.SessionSettings;
import io.skerry.wire.MessageType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

/**
 * A photo to the cloud's verdict, beside the parts that cannot be left out.
 *
 * @param offload milliseconds from the photo's arrival at the edge to the cloud's verdict, as the edge says
 * @param up KubeEdge's bare way for a message that is as long as the question
 * @param down KubeEdge's bare way for a message that is as long as the verdict
 * @param inferences of both models
 * @param question bytes of the frame, as text
 * @param verdict bytes of the frame, as text
 */
record OffloadHops(Timing offload, Timing up, Timing down, Timing inferences, int question, int verdict) {

    private static final int PHOTO_BYTES = 20_000;
    /** A node may send 12 messages a second, and for each photo it sends two: the question and the example. */
    private static final Duration GAP = Duration.ofMillis(250);

    private static final int MOST_PHOTOS = 100;

    private static final String OFFLOAD = "photo to the cloud's verdict";
    private static final String UP = "bare path: published on the node, at a web server";
    private static final String DOWN = "bare path: posted to the router, at the node's subscriber";
    private static final String INFERENCES = "the two inferences alone";

    /** How often the offload takes the sum of its parts. */
    double overParts() {
        return offload.p50() / (up.p50() + down.p50() + inferences.p50());
    }

    static OffloadHops measure(KubeEdgeSite site) throws Exception {
        Example photo = ImageExample.check(Photo.of(PHOTO_BYTES));
        try (BarePath path = BarePath.open(site);
                FrameSizes sizes = new FrameSizes(site.kubeEdge().broker(), KubeEdgeSite.RULES);
                Camera camera = new Camera(site.edge(), Applied.SERVICE, List.of(Photo.of(PHOTO_BYTES)));
                Predictor shallow = open(site);
                Predictor deep = open(site)) {
            Waiting.until("a question and its verdict pass the node's broker", () -> {
                offload(camera);
                return sizes.has(MessageType.OFFLOAD_REQUEST) && sizes.has(MessageType.OFFLOAD_RESULT);
            });
            int question = sizes.of(MessageType.OFFLOAD_REQUEST);
            int verdict = sizes.of(MessageType.OFFLOAD_RESULT);
            Bench bench = site.bench();
            Map<String, Timing> found = Rounds.run(
                    List.of(
                            paced(OFFLOAD, () -> offload(camera)),
                            paced(UP, () -> path.up(question)),
                            paced(DOWN, () -> path.down(verdict)),
                            paced(INFERENCES, () -> inferences(photo, shallow, deep))),
                    bench.either(4, 1),
                    bench.either(16, 5),
                    bench.progress());
            return new OffloadHops(
                    timing(found, OFFLOAD),
                    timing(found, UP),
                    timing(found, DOWN),
                    timing(found, INFERENCES),
                    question,
                    verdict);
        }
    }

    private static Predictor open(KubeEdgeSite site) {
        return Predictor.open(ModelArtefact.open(site.model()), SessionSettings.DEFAULT);
    }

    private static Timing timing(Map<String, Timing> found, String name) {
        return Objects.requireNonNull(found.get(name));
    }

    /** With a pause before each time: KubeEdge holds back a node that sends too much. */
    private static Contender paced(String name, Contender.TimedJob job) {
        return Contender.timed(name, () -> {
            Thread.sleep(GAP);
            return job.nanos();
        });
    }

    /** Of the next photo that the cloud answers; others are left out. */
    private static double offload(Camera camera) throws InterruptedException, TimeoutException {
        for (int i = 0; i < MOST_PHOTOS; i++) {
            Shot shot = camera.shoot();
            if (shot.source().equals("cloud")) {
                return shot.inside() * 1e6;
            }
            Thread.sleep(GAP);
        }
        throw new TimeoutException("the cloud answers none of " + MOST_PHOTOS + " photos");
    }

    private static double inferences(Example photo, Predictor shallow, Predictor deep) {
        long start = System.nanoTime();
        shallow.predict(photo);
        deep.predict(photo);
        return System.nanoTime() - start;
    }
}
