package io.skerry.wire.message;

import io.skerry.wire.Check;
import io.skerry.wire.Frame;
import io.skerry.wire.FrameError;
import io.skerry.wire.FrameHeader;
import io.skerry.wire.InvalidFrameException;
import io.skerry.wire.TensorInfo;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes with what they are.
 *
 * @param contentType their media type
 * @param encoding how they are compressed, as in HTTP's Content-Encoding; null if they are not
 * @param tensors where tensors lie in them; none if they are encoded
 * @param bytes the bytes, read-only; each call gives a view with a position of its own
 */
public record Payload(String contentType, @Nullable String encoding, List<TensorInfo> tensors, ByteBuffer bytes) {

    /** Takes the buffer's remaining bytes, which must not change afterwards. */
    public Payload {
        Check.name("contentType", contentType, Check.MAX_NAME);
        Check.optionalName("encoding", encoding, Check.MAX_NAME);
        tensors = List.copyOf(tensors);
        bytes = bytes.slice().asReadOnlyBuffer();
    }

    @Override
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }

    /** The payload of a frame, which must say its content type. */
    static Payload of(Frame frame) {
        FrameHeader header = frame.header();
        if (header.contentType() == null) {
            throw new InvalidFrameException(
                    new FrameError(FrameError.Code.MISSING_FIELD, "field contentType is missing"));
        }
        return new Payload(header.contentType(), header.encoding(), header.tensors(), frame.body());
    }
}
