package io.skerry.edge.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * What the edge answered.
 *
 * @param stored whether it said that the example is kept
 * @param model that gave the edge's verdict
 * @param millis that the edge says it took
 */
record Answer(UUID id, String source, String reason, boolean stored, String model, double millis) {

    static Answer of(JsonNode json) {
        return new Answer(
                UUID.fromString(json.required("id").asText()),
                json.required("source").asText(),
                json.required("reason").asText(),
                "stored".equals(json.path("kept").asText()),
                json.at("/edge/model").asText(),
                json.required("milliseconds").asDouble());
    }
}
