package io.skerry.wire;

import io.skerry.wire.cbor.CborException;
import io.skerry.wire.cbor.CborReader;
import io.skerry.wire.cbor.CborWriter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32C;

/** A frame's bytes put together by hand, so that a test can lie in one place and be right in all others. */
final class RawFrame {

    private final byte[] header;
    private final byte[] body;

    private RawFrame(byte[] header, byte[] body) {
        this.header = header;
        this.body = body;
    }

    byte[] header() {
        return header.clone();
    }

    static RawFrame of(byte[] frame) {
        int headerLength = ByteBuffer.wrap(frame).getInt(4);
        return new RawFrame(
                Arrays.copyOfRange(frame, 8, 8 + headerLength),
                Arrays.copyOfRange(frame, 12 + headerLength, frame.length));
    }

    static RawFrame of(Frame frame) {
        return of(FrameCodec.encode(frame));
    }

    Map<String, Object> fields() {
        try {
            return CborReader.readMap(header);
        } catch (CborException e) {
            throw new AssertionError("a valid frame's header cannot be read", e);
        }
    }

    RawFrame with(String field, Object value) {
        Map<String, Object> fields = fields();
        fields.put(field, value);
        return withFields(fields);
    }

    RawFrame without(String field) {
        Map<String, Object> fields = fields();
        fields.remove(field);
        return withFields(fields);
    }

    RawFrame withFields(Map<String, Object> fields) {
        return new RawFrame(CborWriter.writeMap(fields), body);
    }

    RawFrame withHeader(byte[] cbor) {
        return new RawFrame(cbor, body);
    }

    /** The frame with a header checksum that fits. */
    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(12 + header.length + body.length);
        out.put(new byte[] {'S', 'K', 'Y', 1}).putInt(header.length).put(header);
        CRC32C crc = new CRC32C();
        crc.update(out.array(), 0, out.position());
        return out.putInt((int) crc.getValue()).put(body).array();
    }
}
