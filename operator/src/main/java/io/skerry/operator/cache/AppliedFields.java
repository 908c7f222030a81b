package io.skerry.operator.cache;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a resource's managed fields, and keeps those that were applied: by them it is seen whether what was applied is still there. All others
 * say nothing to an operator, and take most of the memory of a small resource. Parts that are the same in many resources are kept once.
 */
final class AppliedFields extends JsonDeserializer<List<ManagedFieldsEntry>> {

    private static final String APPLY = "Apply";
    /** What is different in each resource shall not fill the memory with what nobody shares. */
    private static final int MANY = 10_000;

    private static final Map<Map<String, Object>, Map<String, Object>> SHARED = new ConcurrentHashMap<>();

    @Override
    public List<ManagedFieldsEntry> deserialize(JsonParser json, DeserializationContext context) throws IOException {
        return Stream.of(context.readValue(json, ManagedFieldsEntry[].class))
                .filter(entry -> APPLY.equals(entry.getOperation()))
                .map(AppliedFields::shared)
                .toList();
    }

    private static ManagedFieldsEntry shared(ManagedFieldsEntry entry) {
        if (entry.getFieldsV1() != null) {
            entry.getFieldsV1()
                    .setAdditionalProperties(shared(entry.getFieldsV1().getAdditionalProperties()));
        }
        return entry;
    }

    /** The same map, its parts and itself kept once. */
    private static Map<String, Object> shared(Map<String, Object> fields) {
        Map<String, Object> lean = fields.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, field -> sharedPart(field.getValue())));
        if (SHARED.size() > MANY) {
            SHARED.clear();
        }
        return SHARED.computeIfAbsent(lean, same -> same);
    }

    @SuppressWarnings("unchecked") // Jackson reads every object as a map from strings
    private static Object sharedPart(Object value) {
        return value instanceof Map<?, ?> part ? shared((Map<String, Object>) part) : value;
    }
}
