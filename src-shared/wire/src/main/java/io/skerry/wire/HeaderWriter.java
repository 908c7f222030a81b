package io.skerry.wire;

import io.skerry.wire.cbor.CborWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A header as CBOR. */
final class HeaderWriter {

    private HeaderWriter() {}

    static byte[] write(FrameHeader header, int bodyLength, int bodyChecksum) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", UuidBytes.of(header.id()));
        fields.put("type", header.type().wireName());
        put(fields, "subject", header.subject());
        fields.put("node", header.source().node());
        fields.put("instance", header.source().instance());
        fields.put("sequence", header.sequence());
        fields.put("time", Nanos.of("time", header.time()));
        put(fields, "ttl", header.ttl() == null ? null : header.ttl().toNanos());
        put(fields, "correlation", header.correlation() == null ? null : UuidBytes.of(header.correlation()));
        put(fields, "replyTo", header.replyTo());
        put(fields, "traceparent", header.traceparent());
        put(fields, "model", header.model() == null ? null : model(header.model()));
        put(fields, "contentType", header.contentType());
        put(fields, "encoding", header.encoding());
        putIfAny(
                fields,
                "tensors",
                header.tensors().stream().map(HeaderWriter::tensor).toList());
        if (!header.details().isEmpty()) {
            fields.put("details", header.details());
        }
        fields.put("bodyLength", (long) bodyLength);
        fields.put("bodyChecksum", Integer.toUnsignedLong(bodyChecksum));
        return CborWriter.writeMap(fields);
    }

    private static Map<String, Object> model(ModelRef model) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", model.name());
        fields.put("sha256", model.sha256());
        return fields;
    }

    private static Map<String, Object> tensor(TensorInfo tensor) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", tensor.name());
        fields.put("datatype", tensor.datatype().name());
        fields.put("shape", tensor.shape());
        fields.put("offset", (long) tensor.offset());
        fields.put("length", (long) tensor.length());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static void putIfAny(Map<String, Object> fields, String name, List<?> values) {
        if (!values.isEmpty()) {
            fields.put(name, values);
        }
    }
}
