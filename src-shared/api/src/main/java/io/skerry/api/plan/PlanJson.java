package io.skerry.api.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.stream.Collectors;

/** A node plan as JSON. Durations are ISO-8601 ({@code PT0.3S}). A field that is not known is an error: it would be a typing mistake. */
public final class PlanJson {

    /** No plan is larger; a file that is larger is not read. */
    public static final int MAX_BYTES = 8 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonParser.Feature.ALLOW_COMMENTS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(32).build());
    }

    private PlanJson() {}

    /**
     * Reads a plan.
     *
     * @throws InvalidPlanException if it is too large, not JSON, or not a valid plan
     */
    public static NodePlan read(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw new InvalidPlanException("the plan has " + json.length + " bytes, more than " + MAX_BYTES);
        }
        try {
            NodePlan plan = MAPPER.readValue(json, NodePlan.class);
            if (plan == null) {
                throw new InvalidPlanException("the plan is 'null': write an object");
            }
            return plan;
        } catch (JsonProcessingException e) {
            throw new InvalidPlanException(explain(e), e);
        } catch (IOException e) {
            throw new InvalidPlanException("the plan cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes a plan; {@link #read} gives an equal one back. */
    public static byte[] write(NodePlan plan) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a valid plan cannot be written: " + e.getMessage(), e);
        }
    }

    private static String explain(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        if (e.getCause() instanceof InvalidPlanException invalid) {
            return invalid.getMessage() + where;
        }
        String path = e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                        .collect(Collectors.joining())
                : "";
        return "the plan is not valid" + (path.isEmpty() ? "" : " at " + path.replaceFirst("^\\.", "")) + where + ": "
                + e.getOriginalMessage();
    }
}
