package io.skerry.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Sends pictures at a steady rate and does not wait for an answer before the next: an open loop, as a camera is. */
final class Camera {

    private final List<byte[]> pictures;
    private final EdgeClient edge;
    private final Consumer<Outcome> sink;
    private final long periodNanos;
    private int next;

    Camera(List<byte[]> pictures, EdgeClient edge, double perSecond, Consumer<Outcome> sink) {
        this.pictures = pictures;
        this.edge = edge;
        this.sink = sink;
        this.periodNanos = (long) (1e9 / perSecond);
    }

    /** Sends pictures until {@code more} says no, and returns when all answers are there. */
    void run(BooleanSupplier more, Supplier<Scene> scene) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long due = System.nanoTime(); more.getAsBoolean(); due += periodNanos) {
                LockSupport.parkNanos(due - System.nanoTime());
                int image = next++ % pictures.size();
                Scene now = scene.get();
                threads.execute(() -> sink.accept(ask(image, now)));
            }
        }
    }

    private Outcome ask(int image, Scene scene) {
        long start = System.nanoTime();
        Outcome.Answer answer;
        try {
            answer = read(edge.infer(pictures.get(image)));
        } catch (IOException e) {
            answer = null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer = null;
        }
        long end = System.nanoTime();
        return new Outcome(image, scene, end, end - start, answer);
    }

    private static Outcome.Answer read(JsonNode json) {
        return new Outcome.Answer(
                json.required("id").asText(),
                json.required("source").asText(),
                json.required("label").asText(),
                json.required("edge").required("label").asText(),
                json.required("hard").asBoolean(),
                "stored".equals(json.path("kept").asText()));
    }
}
