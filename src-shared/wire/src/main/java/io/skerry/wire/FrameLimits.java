package io.skerry.wire;

/**
 * How large a frame may be. It is compared with the announced lengths before a byte is parsed.
 *
 * @param maxHeaderBytes largest header, in bytes of CBOR
 * @param maxFrameBytes largest frame, all parts counted
 */
public record FrameLimits(int maxHeaderBytes, int maxFrameBytes) {

    /** A header of 64 KiB and a frame of 16 MiB. */
    public static final FrameLimits DEFAULT = new FrameLimits(64 << 10, 16 << 20);

    public FrameLimits {
        if (maxHeaderBytes < 1 || maxFrameBytes < maxHeaderBytes) {
            throw new IllegalArgumentException("limits are " + maxHeaderBytes + " bytes for a header and "
                    + maxFrameBytes + " for a frame: both must be positive, and the frame's the larger one");
        }
    }
}
