package io.skerry.edge.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.wire.TensorInfo;
import io.skerry.wire.message.ModelVerdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the spool keeps beside an example's bytes, as JSON: a person who opens the file can read it.
 *
 * @param contentType of the example
 * @param tensors where tensors lie in it; none for an image
 * @param edge the shallow model's verdict
 */
record SampleRecord(String contentType, List<TensorInfo> tensors, ModelVerdict edge) {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    ByteBuffer write() {
        return writeJson(this);
    }

    static SampleRecord read(ByteBuffer bytes) throws IOException {
        return JSON.readValue(text(bytes), SampleRecord.class);
    }

    static ByteBuffer writeVerdict(ModelVerdict verdict) {
        return writeJson(verdict);
    }

    static ModelVerdict readVerdict(ByteBuffer bytes) throws IOException {
        return JSON.readValue(text(bytes), ModelVerdict.class);
    }

    private static ByteBuffer writeJson(Object value) {
        try {
            return ByteBuffer.wrap(JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sample's record cannot be written as JSON", e);
        }
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
}
