package io.skerry.wire;

import io.skerry.wire.FrameError.Code;
import io.skerry.wire.cbor.CborException;
import io.skerry.wire.cbor.CborReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A header from CBOR. */
final class HeaderReader {

    private HeaderReader() {}

    /**
     * What the CBOR holds.
     *
     * @param header the header
     * @param bodyLength announced size of the body in bytes
     * @param bodyChecksum announced CRC-32C of the body
     */
    record Result(FrameHeader header, int bodyLength, int bodyChecksum) {}

    /**
     * Reads a header. Fields that are not known are ignored.
     *
     * @throws InvalidFrameException if it is not CBOR, or a field is missing, ill-typed or out of range
     */
    static Result read(byte[] cbor) {
        Fields fields = Fields.ofHeader(parse(cbor));
        FrameHeader header = new FrameHeader(
                fields.uuid("id"),
                type(fields.text("type")),
                fields.optionalText("subject"),
                new Source(fields.text("node"), fields.text("instance")),
                fields.integer("sequence", 0, Long.MAX_VALUE),
                fields.time("time"),
                fields.optionalDuration("ttl"),
                fields.optionalUuid("correlation"),
                fields.optionalText("replyTo"),
                fields.optionalText("traceparent"),
                model(fields.optionalMap("model")),
                fields.optionalMaps("tensors").stream()
                        .map(HeaderReader::tensor)
                        .toList(),
                fields.optionalText("contentType"),
                fields.optionalText("encoding"),
                Details.copyOf(fields.optionalPlainMap("details")));
        int bodyLength = (int) fields.integer("bodyLength", 0, Integer.MAX_VALUE);
        int bodyChecksum = (int) fields.integer("bodyChecksum", 0, 0xffff_ffffL);
        return new Result(header, bodyLength, bodyChecksum);
    }

    private static Map<String, Object> parse(byte[] cbor) {
        try {
            return CborReader.readMap(cbor);
        } catch (CborException e) {
            throw new InvalidFrameException(
                    new FrameError(Code.MALFORMED_HEADER, "the header cannot be read: " + e.getMessage()));
        }
    }

    private static MessageType type(String name) {
        MessageType type = MessageType.named(name);
        if (type == null) {
            throw new InvalidFrameException(new FrameError(
                    Code.UNKNOWN_TYPE, "message type " + Check.quote(name) + " is not known: the sender may be newer"));
        }
        return type;
    }

    private static @Nullable ModelRef model(@Nullable Fields model) {
        return model == null ? null : new ModelRef(model.text("name"), model.text("sha256"));
    }

    private static TensorInfo tensor(Fields tensor) {
        return new TensorInfo(
                tensor.text("name"),
                datatype(tensor.text("datatype")),
                tensor.list("shape", Long.class),
                (int) tensor.integer("offset", 0, Integer.MAX_VALUE),
                (int) tensor.integer("length", 0, Integer.MAX_VALUE));
    }

    private static Datatype datatype(String name) {
        for (Datatype datatype : Datatype.values()) {
            if (datatype.name().equals(name)) {
                return datatype;
            }
        }
        throw new InvalidFrameException(
                new FrameError(Code.INVALID_TENSOR, "datatype " + Check.quote(name) + " is not known"));
    }
}
