package io.skerry.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The edge runtime as a camera or a person sees it: over HTTP. */
final class EdgeClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final URI infer;

    EdgeClient(URI base, String service) {
        this.base = base;
        this.infer = base.resolve("/v1/services/" + service);
    }

    /** Whether a health check says that all is well. */
    static boolean ready(URI health) {
        try {
            HttpRequest request = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Asks about one picture.
     *
     * @throws IOException if there is no answer with status 200
     */
    JsonNode infer(byte[] png) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(infer)
                .header("Content-Type", "image/png")
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofByteArray(png))
                .build();
        return json(request);
    }

    /** Whether the edge hears a deep worker of its service. */
    boolean hearsCloud() {
        try {
            return observe().at("/services/0/cloudHeard").asBoolean();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Bytes of payload sent to the cloud since the runtime's start. */
    long bytesSent() throws IOException, InterruptedException {
        return observe().at("/services/0/offload/bytes").asLong();
    }

    /** How frames travel to the cloud. */
    String transport() throws IOException, InterruptedException {
        return observe().at("/link/transport").asText();
    }

    private JsonNode observe() throws IOException, InterruptedException {
        return json(HttpRequest.newBuilder(base.resolve("/v1/observe"))
                .timeout(Duration.ofSeconds(5))
                .build());
    }

    private static JsonNode json(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        return JSON.readTree(response.body());
    }
}
