package io.skerry.wire;

import java.nio.ByteBuffer;

/**
 * One message with its body.
 *
 * @param header what the body is and where it comes from
 * @param body the bytes, read-only; each call gives a view with a position of its own, and no call copies
 */
public record Frame(FrameHeader header, ByteBuffer body) {

    /**
     * Makes a frame of the buffer's remaining bytes, which must not change afterwards.
     *
     * @throws InvalidFrameException if a tensor does not lie within the body
     */
    public Frame {
        body = body.slice().asReadOnlyBuffer();
        for (TensorInfo tensor : header.tensors()) {
            tensor.checkWithin(body.remaining());
        }
    }

    @Override
    public ByteBuffer body() {
        return body.duplicate();
    }
}
