package io.skerry.wire;

import io.skerry.wire.FrameError.Code;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Frames to and from bytes.
 *
 * <pre>
 * 0      "SKY"
 * 3      version, 1
 * 4      length H of the header, unsigned, big-endian
 * 8      header, CBOR
 * 8+H    CRC-32C (RFC 3720, appendix B.4) of all bytes before it, big-endian
 * 12+H   body; its length and its CRC-32C are in the header
 * </pre>
 *
 * <p>Decoding is total: any bytes give a frame or an error. It allocates for the header what the header's size justifies, and nothing for
 * the body.
 */
public final class FrameCodec {

    private static final byte[] MAGIC = {'S', 'K', 'Y'};
    private static final int VERSION = 1;
    private static final int PREFIX_BYTES = 8;
    private static final int CHECKSUM_BYTES = 4;

    private FrameCodec() {}

    /**
     * The frame's bytes.
     *
     * @throws InvalidFrameException if the frame exceeds {@link FrameLimits#DEFAULT}
     */
    public static byte[] encode(Frame frame) {
        ByteBuffer body = frame.body();
        byte[] header = HeaderWriter.write(frame.header(), body.remaining(), checksum(body.duplicate()));
        checkSize("header", header.length, FrameLimits.DEFAULT.maxHeaderBytes());
        long size = (long) PREFIX_BYTES + header.length + CHECKSUM_BYTES + body.remaining();
        checkSize("frame", size, FrameLimits.DEFAULT.maxFrameBytes());
        ByteBuffer out = ByteBuffer.allocate((int) size);
        out.put(MAGIC).put((byte) VERSION).putInt(header.length).put(header);
        out.putInt(checksum(out.duplicate().flip())).put(body);
        return out.array();
    }

    /** Like {@link #decode(ByteBuffer, FrameLimits)}, for an array, which must not change afterwards. */
    public static Decoded decode(byte[] bytes, FrameLimits limits) {
        return decode(ByteBuffer.wrap(bytes), limits);
    }

    /**
     * Reads the buffer's remaining bytes as one frame. The buffer's position stays; its bytes must not change afterwards, because the
     * frame's body is a view of them.
     */
    public static Decoded decode(ByteBuffer bytes, FrameLimits limits) {
        try {
            return new Decoded.Ok(read(bytes.slice(), limits));
        } catch (InvalidFrameException e) {
            return new Decoded.Refused(e.error());
        }
    }

    private static Frame read(ByteBuffer in, FrameLimits limits) {
        checkSize("frame", in.remaining(), limits.maxFrameBytes());
        checkPrefix(in);
        long headerLength = Integer.toUnsignedLong(in.getInt(MAGIC.length + 1));
        checkSize("header", headerLength, limits.maxHeaderBytes());
        long bodyStart = PREFIX_BYTES + headerLength + CHECKSUM_BYTES;
        checkPresent("header", bodyStart, in.remaining());

        int headerEnd = PREFIX_BYTES + (int) headerLength;
        checkChecksum("header", in.slice(0, headerEnd), in.getInt(headerEnd));
        byte[] header = new byte[(int) headerLength];
        in.get(PREFIX_BYTES, header);
        HeaderReader.Result read = HeaderReader.read(header);

        ByteBuffer body = in.slice((int) bodyStart, in.remaining() - (int) bodyStart);
        checkPresent("body", read.bodyLength(), body.remaining());
        Check.that(
                body.remaining() == read.bodyLength(),
                Code.TRAILING_BYTES,
                () -> "the body has " + body.remaining() + " bytes, its header announces " + read.bodyLength());
        checkChecksum("body", body, read.bodyChecksum());
        return new Frame(read.header(), body);
    }

    private static void checkPrefix(ByteBuffer in) {
        int magicBytes = Math.min(in.remaining(), MAGIC.length);
        Check.that(
                in.slice(0, magicBytes).equals(ByteBuffer.wrap(MAGIC, 0, magicBytes)),
                Code.NOT_A_FRAME,
                () -> "the bytes do not start with 'SKY': they are not a frame");
        checkPresent("prefix", PREFIX_BYTES, in.remaining());
        int version = in.get(MAGIC.length) & 0xff;
        Check.that(
                version == VERSION,
                Code.UNKNOWN_VERSION,
                () -> "the frame is of version " + version + ", known is " + VERSION + ": update the older side");
    }

    private static void checkSize(String part, long size, int limit) {
        Check.that(
                size <= limit,
                Code.TOO_LARGE,
                () -> "the " + part + " has " + size + " bytes, at most " + limit + " are allowed");
    }

    private static void checkPresent(String part, long needed, int present) {
        Check.that(
                needed <= present,
                Code.TRUNCATED,
                () -> "the bytes end within the " + part + ": " + needed + " are needed, " + present + " are there");
    }

    private static void checkChecksum(String part, ByteBuffer bytes, int expected) {
        int actual = checksum(bytes.duplicate());
        Check.that(
                actual == expected,
                Code.CHECKSUM_MISMATCH,
                () -> "the " + part
                        + "'s checksum is %08x, announced is %08x: the bytes were damaged".formatted(actual, expected));
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
