package io.skerry.operator.jointinference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skerry.api.resource.Parameter;
import java.util.List;

/** A miner's parameters as Sedna's library reads them from the environment. */
final class MinerParameters {

    private static final JsonMapper MAPPER = new JsonMapper();

    private MinerParameters() {}

    /** {@code [{"key":"…","value":"…"}]}, or {@code null} where there are none. */
    static String json(List<Parameter> parameters) {
        try {
            return MAPPER.writeValueAsString(parameters.isEmpty() ? null : parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("two strings cannot be written as JSON", e);
        }
    }
}
