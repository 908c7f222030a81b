package io.skerry.learning.compression;

import java.nio.ByteBuffer;

/** Whole numbers from 0 to 2^31 − 1, seven bits a byte, the lowest first. */
final class Varint {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private Varint() {}

    static int size(int value) {
        return value < MORE ? 1 : 1 + size(value >>> BITS);
    }

    static void put(ByteBuffer out, int value) {
        int rest = value;
        while (rest >= MORE) {
            out.put((byte) (rest | MORE));
            rest >>>= BITS;
        }
        out.put((byte) rest);
    }

    static int get(ByteBuffer in) throws InvalidDeltaException {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = in.get() & 0xff;
            value |= (long) (next & (MORE - 1)) << shift;
            shift += BITS;
        } while (next >= MORE && shift < Integer.SIZE);
        boolean shortest = next != 0 || shift == BITS;
        if (next >= MORE || value > Integer.MAX_VALUE || !shortest) {
            throw new InvalidDeltaException("a whole number that is too large or not in its shortest form");
        }
        return (int) value;
    }
}
