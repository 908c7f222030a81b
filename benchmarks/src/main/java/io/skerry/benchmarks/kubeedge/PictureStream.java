package io.skerry.benchmarks.kubeedge;

import io.skerry.benchmarks.samples.Camera;
import io.skerry.benchmarks.samples.Camera.Shot;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Shows pictures one after the other, with a pause after each answer, until it is closed. */
final class PictureStream implements AutoCloseable {

    private static final Duration GAP = Duration.ofMillis(500);

    private final List<Shot> shots = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    PictureStream(Camera camera) {
        thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (!closed) {
                    shots.add(camera.shoot());
                    Thread.sleep(GAP);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Whether an answer came from this model of the edge. */
    boolean hasSeen(String model) {
        return shots.stream().anyMatch(shot -> shot.model().equals(model));
    }

    /** How many pictures were answered by this source. */
    long from(String source) {
        return shots.stream().filter(shot -> shot.source().equals(source)).count();
    }

    /** The examples that the edge said it keeps. */
    Set<String> mined() {
        return shots.stream().filter(Shot::kept).map(Shot::id).collect(Collectors.toSet());
    }

    /** Returns when the last picture is answered. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
