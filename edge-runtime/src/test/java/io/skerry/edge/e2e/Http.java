package io.skerry.edge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** HTTP with a limit on everything. */
final class Http {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Http() {}

    static int status(URI uri) throws IOException {
        return send(HttpRequest.newBuilder(uri)).statusCode();
    }

    static String text(URI uri) throws IOException {
        return new String(ok(send(HttpRequest.newBuilder(uri))), StandardCharsets.UTF_8);
    }

    static JsonNode get(URI uri) throws IOException {
        return JSON.readTree(ok(send(HttpRequest.newBuilder(uri))));
    }

    static JsonNode post(URI uri, String contentType, byte[] body) throws IOException {
        return JSON.readTree(ok(send(HttpRequest.newBuilder(uri)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)))));
    }

    private static byte[] ok(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() != 200) {
            throw new IOException(response.uri() + " was answered with " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return CLIENT.send(request.timeout(LIMIT).build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
