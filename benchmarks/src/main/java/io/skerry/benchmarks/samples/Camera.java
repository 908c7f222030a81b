package io.skerry.benchmarks.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.api.plan.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/** Sends pictures to an edge node over HTTP. */
public final class Camera implements AutoCloseable {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;
    private final List<byte[]> pictures;
    private int next;

    /**
     * What became of one picture.
     *
     * @param millis from sending to the answer
     * @param source whose answer it is; {@code none} if none came
     * @param inside milliseconds from arrival to answer, as the runtime says
     * @param id of the example
     * @param model of the edge, name and version
     * @param kept whether the runtime said that it keeps the example
     */
    public record Shot(double millis, String source, double inside, String id, String model, boolean kept) {

        private static Shot none(double millis) {
            return new Shot(millis, "none", Double.NaN, "", "", false);
        }

        /** Whether an answer came. */
        public boolean answered() {
            return !source.equals("none");
        }
    }

    /** A camera that shows these pictures to a service again and again. */
    public Camera(URI edge, ServiceName service, List<byte[]> pictures) {
        this.service = edge.resolve("/v1/services/" + service);
        this.pictures = pictures;
    }

    /** One picture. */
    public Shot shoot() throws InterruptedException {
        return send(picture());
    }

    private byte[] picture() {
        next = (next + 1) % pictures.size();
        return pictures.get(next);
    }

    /**
     * Pictures at a steady pace, whether or not the ones before are answered.
     *
     * @param gap between two of them
     */
    public List<Shot> shoot(int count, Duration gap) throws InterruptedException, ExecutionException {
        List<Future<Shot>> shots = new ArrayList<>(count);
        long start = System.nanoTime();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = start + i * gap.toNanos();
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                byte[] picture = picture();
                shots.add(senders.submit(() -> send(picture)));
            }
        }
        List<Shot> found = new ArrayList<>(count);
        for (Future<Shot> shot : shots) {
            found.add(shot.get());
        }
        return found;
    }

    private Shot send(byte[] picture) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service)
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(picture))
                .build();
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            double millis = millisSince(start);
            return response.statusCode() == 200 ? shot(millis, response.body()) : Shot.none(millis);
        } catch (IOException e) {
            return Shot.none(millisSince(start));
        }
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }

    private static Shot shot(double millis, byte[] answer) throws IOException {
        JsonNode json = JSON.readTree(answer);
        return new Shot(
                millis,
                json.required("source").asText(),
                json.required("milliseconds").asDouble(),
                json.required("id").asText(),
                json.required("edge").required("model").asText(),
                json.path("kept").asText().equals("stored"));
    }

    @Override
    public void close() {
        client.close();
    }
}
