package io.skerry.onnx;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Walks the fields of one Protocol Buffers message (the wire format of protobuf.dev/programming-guides/encoding) without building
 * anything. Total: any bytes give fields or a {@link Malformed}.
 */
final class ProtobufFields {

    /** The bytes are no such message. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final int VARINT_BITS = 64;

    private final ByteBuffer message;
    private int number;
    private int wireType;
    private long varint;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    ProtobufFields(ByteBuffer message) {
        this.message = message.slice();
    }

    /** Goes to the next field; false at the end. */
    boolean next() throws Malformed {
        if (!message.hasRemaining()) {
            return false;
        }
        long tag = readVarint();
        number = (int) (tag >>> 3);
        wireType = (int) (tag & 7);
        if (number == 0 || tag >>> 32 != 0) {
            throw new Malformed("a field has no valid number");
        }
        switch (wireType) {
            case VARINT -> varint = readVarint();
            case FIXED64 -> take(Long.BYTES);
            case LENGTH -> bytes = take(readVarint());
            case FIXED32 -> take(Integer.BYTES);
            default -> throw new Malformed("field " + number + " has the unknown wire type " + wireType);
        }
        return true;
    }

    /** The number of the field that {@link #next} went to. */
    int number() {
        return number;
    }

    /** Whether the field has bytes: a string, a message, or packed numbers. */
    boolean hasBytes() {
        return wireType == LENGTH;
    }

    /** The field's number value. */
    long varint() throws Malformed {
        if (wireType != VARINT) {
            throw new Malformed("field " + number + " is not an integer");
        }
        return varint;
    }

    /** The field's bytes. */
    ByteBuffer bytes() throws Malformed {
        if (wireType != LENGTH) {
            throw new Malformed("field " + number + " has no length");
        }
        return bytes;
    }

    /** The field's bytes as a string. */
    String string() throws Malformed {
        return StandardCharsets.UTF_8.decode(bytes().duplicate()).toString();
    }

    /** The field's bytes as a message. */
    ProtobufFields message() throws Malformed {
        return new ProtobufFields(bytes());
    }

    private ByteBuffer take(long length) throws Malformed {
        if (length < 0 || length > message.remaining()) {
            throw new Malformed(
                    "field " + number + " says it has " + length + " bytes, there are " + message.remaining());
        }
        ByteBuffer taken = message.slice(message.position(), (int) length);
        message.position(message.position() + (int) length);
        return taken;
    }

    /** Reads one base 128 number. */
    long readVarint() throws Malformed {
        long value = 0;
        for (int shift = 0; shift < VARINT_BITS; shift += 7) {
            if (!message.hasRemaining()) {
                throw new Malformed("a number is cut off");
            }
            byte next = message.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Malformed("a number is longer than 10 bytes");
    }

    /** Bytes that are still to come. */
    int remaining() {
        return message.remaining();
    }
}
