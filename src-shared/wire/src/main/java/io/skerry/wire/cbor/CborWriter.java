package io.skerry.wire.cbor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/** Writes one map, with definite lengths and each number in its shortest form (RFC 8949, section 4.2.1), in the map's own order. */
public final class CborWriter {

    private static final int FLOAT64 = Major.SIMPLE << 5 | 27;
    private static final int FALSE = Major.SIMPLE << 5 | 20;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    private CborWriter() {}

    /**
     * Writes a map of the values that {@link CborReader} knows.
     *
     * @throws IllegalArgumentException if a value has another type
     */
    public static byte[] writeMap(Map<String, Object> map) {
        CborWriter writer = new CborWriter();
        writer.value(map);
        return writer.out.toByteArray();
    }

    private void value(Object value) {
        switch (value) {
            case Long number when number >= 0 -> head(Major.UNSIGNED, number);
            case Long number -> head(Major.NEGATIVE, -1 - number);
            case Double number -> {
                out.write(FLOAT64);
                bigEndian(Double.doubleToLongBits(number), Double.BYTES);
            }
            case Boolean bool -> out.write(bool ? FALSE + 1 : FALSE);
            case byte[] bytes -> string(Major.BYTES, bytes);
            case String text -> string(Major.TEXT, text.getBytes(UTF_8));
            case List<?> list -> {
                head(Major.ARRAY, list.size());
                list.forEach(this::value);
            }
            case Map<?, ?> map -> {
                head(Major.MAP, map.size());
                map.forEach((key, element) -> {
                    value(key);
                    value(element);
                });
            }
            default -> throw new IllegalArgumentException("a header cannot hold a " + value.getClass());
        }
    }

    private void string(int major, byte[] bytes) {
        head(major, bytes.length);
        out.write(bytes, 0, bytes.length);
    }

    private void head(int major, long argument) {
        int type = major << 5;
        if (argument < 24) {
            out.write(type | (int) argument);
        } else if (argument <= 0xffL) {
            out.write(type | 24);
            bigEndian(argument, Byte.BYTES);
        } else if (argument <= 0xffffL) {
            out.write(type | 25);
            bigEndian(argument, Short.BYTES);
        } else if (argument <= 0xffff_ffffL) {
            out.write(type | 26);
            bigEndian(argument, Integer.BYTES);
        } else {
            out.write(type | 27);
            bigEndian(argument, Long.BYTES);
        }
    }

    private void bigEndian(long bits, int bytes) {
        for (int shift = (bytes - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            out.write((int) (bits >>> shift));
        }
    }
}
