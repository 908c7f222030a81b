package io.skerry.learning.compression;

import io.skerry.learning.parameters.ParameterLayout;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Compressed differences as bytes, little-endian:
 *
 * <pre>
 * version  1 byte: 1
 * kind     1 byte: bit 0: some positions only; bit 1: eight bits each
 * layout   8 bytes: fingerprint of names and shapes
 * positions, if only some: their number, then each one's distance to the one before it minus 1 (the first: itself), as varints
 * scales, if eight bits: a float for each parameter
 * values   floats, or a byte each
 * </pre>
 *
 * <p>A varint holds seven bits a byte, the lowest first; the top bit says that more follow. Each difference has one encoding.
 */
public final class DeltaCodec {

    private static final byte VERSION = 1;
    private static final int SOME = 1;
    private static final int QUANTISED = 2;
    private static final int HEAD = 2 + Long.BYTES;

    private DeltaCodec() {}

    /** Writes a difference. */
    public static byte[] encode(CompressedDelta delta) {
        ByteBuffer out = ByteBuffer.allocate(size(delta)).order(ByteOrder.LITTLE_ENDIAN);
        boolean some = delta.positions() instanceof Positions.Some;
        boolean quantised = delta.values() instanceof Values.Quantised;
        out.put(VERSION).put((byte) ((some ? SOME : 0) | (quantised ? QUANTISED : 0)));
        out.putLong(LayoutFingerprint.of(delta.layout()));
        if (some) {
            putPositions(out, delta.positions());
        }
        putValues(out, delta.values());
        return out.array();
    }

    /**
     * Reads a difference. Whatever the bytes are, they give a difference of this layout or an error, and no more memory is taken than
     * the layout and the bytes justify.
     *
     * @param layout the model that it must be of
     * @throws InvalidDeltaException if the bytes are of another version or model, too few, too many, or make no sense
     */
    public static CompressedDelta decode(byte[] bytes, ParameterLayout layout) throws InvalidDeltaException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int kind = kind(in, layout);
            Positions positions =
                    (kind & SOME) == 0 ? new Positions.All(layout.size()) : readPositions(in, layout.size());
            Values values = (kind & QUANTISED) == 0
                    ? readFloats(in, positions.count())
                    : readQuantised(in, layout.count(), positions.count());
            return new CompressedDelta(layout, positions, values);
        } catch (BufferUnderflowException e) {
            throw new InvalidDeltaException("the difference ends early, after " + bytes.length + " bytes");
        } catch (IllegalArgumentException e) {
            throw new InvalidDeltaException(e);
        }
    }

    private static int kind(ByteBuffer in, ParameterLayout layout) throws InvalidDeltaException {
        int version = in.get();
        if (version != VERSION) {
            throw new InvalidDeltaException("a difference of version " + version + ", but this program knows version "
                    + VERSION + ": update the older side");
        }
        int kind = in.get();
        if ((kind & ~(SOME | QUANTISED)) != 0) {
            throw new InvalidDeltaException("a difference of the unknown kind " + kind);
        }
        if (in.getLong() != LayoutFingerprint.of(layout)) {
            throw new InvalidDeltaException("a difference of another model: names or shapes of its parameters differ");
        }
        return kind;
    }

    private static int size(CompressedDelta delta) {
        long size = HEAD;
        if (delta.positions() instanceof Positions.Some some) {
            size += Varint.size(some.count());
            for (int i = 0; i < some.count(); i++) {
                size += Varint.size(gap(some, i));
            }
        }
        size += switch (delta.values()) {
            case Values.Floats floats -> (long) Float.BYTES * floats.count();
            case Values.Quantised quantised -> (long) Float.BYTES * quantised.parameters() + quantised.count();
        };
        return Math.toIntExact(size);
    }

    private static int gap(Positions positions, int index) {
        return positions.at(index) - (index == 0 ? 0 : positions.at(index - 1) + 1);
    }

    private static void putPositions(ByteBuffer out, Positions positions) {
        Varint.put(out, positions.count());
        for (int i = 0; i < positions.count(); i++) {
            Varint.put(out, gap(positions, i));
        }
    }

    private static void putValues(ByteBuffer out, Values values) {
        switch (values) {
            case Values.Floats floats -> {
                for (int i = 0; i < floats.count(); i++) {
                    out.putFloat(floats.at(i, 0));
                }
            }
            case Values.Quantised quantised -> {
                for (int parameter = 0; parameter < quantised.parameters(); parameter++) {
                    out.putFloat(quantised.scale(parameter));
                }
                for (int i = 0; i < quantised.count(); i++) {
                    out.put(quantised.level(i));
                }
            }
        }
    }

    private static Positions readPositions(ByteBuffer in, int size) throws InvalidDeltaException {
        int count = Varint.get(in);
        // Each position takes a byte at least, and its value another.
        if (count > size || count > in.remaining() / 2) {
            throw new InvalidDeltaException(count + " positions announced, more than the model or the bytes have");
        }
        int[] positions = new int[count];
        long next = 0;
        for (int i = 0; i < count; i++) {
            long position = next + Varint.get(in);
            if (position >= size) {
                throw new InvalidDeltaException(
                        "position " + position + " lies outside of a model of " + size + " elements");
            }
            positions[i] = (int) position;
            next = position + 1;
        }
        return new Positions.Some(positions);
    }

    private static Values readFloats(ByteBuffer in, int count) throws InvalidDeltaException {
        requireRemaining(in, (long) Float.BYTES * count);
        float[] values = new float[count];
        in.asFloatBuffer().get(values);
        return new Values.Floats(values);
    }

    private static Values readQuantised(ByteBuffer in, int parameters, int count) throws InvalidDeltaException {
        requireRemaining(in, (long) Float.BYTES * parameters + count);
        float[] scales = new float[parameters];
        for (int parameter = 0; parameter < parameters; parameter++) {
            scales[parameter] = in.getFloat();
        }
        byte[] levels = new byte[count];
        in.get(levels);
        return new Values.Quantised(scales, levels);
    }

    private static void requireRemaining(ByteBuffer in, long bytes) throws InvalidDeltaException {
        if (in.remaining() != bytes) {
            throw new InvalidDeltaException(
                    "the values should take " + bytes + " bytes, but " + in.remaining() + " are there");
        }
    }
}
