package io.skerry.edge.worker.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.skerry.wire.TensorInfo;
import io.skerry.wire.message.ModelVerdict;
import io.skerry.wire.message.Payload;
import io.skerry.wire.message.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON beside a sample: what it is, from where and when, and what both models said. */
final class SampleDescription {

    private static final JsonFactory JSON = new JsonFactory();

    private SampleDescription() {}

    static ByteBuffer write(CollectedSample collected, Instant receivedAt) throws IOException {
        Sample sample = collected.sample();
        Payload payload = sample.payload();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("id", collected.id().toString());
            json.writeStringField("subject", sample.subject());
            json.writeStringField("node", collected.node());
            json.writeStringField("capturedAt", sample.capturedAt().toString());
            json.writeStringField("receivedAt", receivedAt.toString());
            json.writeStringField("contentType", payload.contentType());
            json.writeStringField("encoding", payload.encoding());
            json.writeNumberField("bytes", payload.bytes().remaining());
            verdict(json, "edge", sample.edge());
            verdict(json, "cloud", sample.cloud());
            tensors(json, payload.tensors());
            json.writeEndObject();
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private static void verdict(JsonGenerator json, String name, @Nullable ModelVerdict verdict) throws IOException {
        if (verdict == null) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        json.writeStringField("model", verdict.model());
        json.writeNumberField("index", verdict.index());
        json.writeStringField("label", verdict.label());
        json.writeNumberField("confidence", verdict.confidence());
        json.writeEndObject();
    }

    private static void tensors(JsonGenerator json, List<TensorInfo> tensors) throws IOException {
        json.writeArrayFieldStart("tensors");
        for (TensorInfo tensor : tensors) {
            json.writeStartObject();
            json.writeStringField("name", tensor.name());
            json.writeStringField("datatype", tensor.datatype().name());
            json.writeArrayFieldStart("shape");
            for (long dimension : tensor.shape()) {
                json.writeNumber(dimension);
            }
            json.writeEndArray();
            json.writeNumberField("offset", tensor.offset());
            json.writeNumberField("length", tensor.length());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
