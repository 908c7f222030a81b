package io.skerry.training.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skerry.training.metrics.Epoch;
import java.util.List;

/** The epochs of a training as JSON: an array of objects with the fields of {@link Epoch}. */
final class HistoryJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private HistoryJson() {}

    static byte[] write(List<Epoch> history) {
        try {
            return JSON.writeValueAsBytes(history);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of numbers cannot fail to be written", e);
        }
    }
}
