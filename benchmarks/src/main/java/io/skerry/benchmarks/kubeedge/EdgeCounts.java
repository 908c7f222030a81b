package io.skerry.benchmarks.kubeedge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * What an edge node has counted since its start.
 *
 * @param answers of the one service
 * @param hard those of them that the miner found hard
 * @param waiting hard examples that are not delivered
 * @param resent reports that were sent once more
 */
record EdgeCounts(long answers, long hard, long waiting, long resent) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Asks the node. */
    static EdgeCounts of(URI edge) throws IOException {
        JsonNode state;
        try (InputStream answer = edge.resolve("/v1/observe").toURL().openStream()) {
            state = JSON.readTree(answer);
        }
        JsonNode service = state.at("/services/0");
        long answers = 0;
        long easy = 0;
        for (JsonNode source : service.path("sources")) {
            long total = source.required("total").asLong();
            answers += total;
            easy += source.required("source").asText().equals("edge") ? total : 0;
        }
        return new EdgeCounts(
                answers,
                answers - easy,
                state.at("/spool/samples").asLong(),
                state.at("/reports/resent").asLong());
    }
}
