package io.skerry.operator.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** etcd's JSON gateway. */
record Etcd(String address) {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Forgets all revisions but the last. */
    void compact() {
        String revision = post("/v3/kv/range", "{\"key\": \"Lw==\"}")
                .at("/header/revision")
                .asText();
        post("/v3/kv/compaction", "{\"revision\": \"" + revision + "\", \"physical\": true}");
    }

    private JsonNode post(String path, String body) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("etcd answers " + response.statusCode() + ": " + response.body());
            }
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while etcd was asked", e);
        }
    }
}
