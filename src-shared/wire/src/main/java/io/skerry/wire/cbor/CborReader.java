package io.skerry.wire.cbor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one map. Its values are {@link Long}, {@link Double}, {@link Boolean}, {@link String}, {@code byte[]}, {@link List} and
 * {@link Map} with text keys.
 *
 * <p>A length is compared with the bytes that are left before anything of that length is allocated; depth and number of items are bounded,
 * so that the work is proportional to the input.
 */
public final class CborReader {

    /** How deep arrays and maps may be nested, the outer map counted. */
    public static final int MAX_DEPTH = 8;

    /** How many items, keys and values counted, one outer map may hold at all depths. */
    public static final int MAX_ITEMS = 8192;

    private final ByteBuffer in;
    private int items;

    private CborReader(byte[] cbor) {
        this.in = ByteBuffer.wrap(cbor);
    }

    /**
     * Reads the map that the bytes hold, in the order in which it was written.
     *
     * @throws CborException if the bytes are anything else than exactly one map of the subset
     */
    public static Map<String, Object> readMap(byte[] cbor) throws CborException {
        CborReader reader = new CborReader(cbor);
        int initial = reader.initialByte();
        if (initial >> 5 != Major.MAP) {
            throw reader.problem("is not a map");
        }
        Map<String, Object> map = reader.map(reader.argument(initial), 1);
        if (reader.in.hasRemaining()) {
            throw reader.problem("ends before its bytes do");
        }
        return map;
    }

    private Object value(int depth) throws CborException {
        int initial = initialByte();
        if (initial >> 5 == Major.SIMPLE) {
            return simple(initial);
        }
        long argument = argument(initial);
        return switch (initial >> 5) {
            case Major.UNSIGNED -> argument;
            case Major.NEGATIVE -> -1 - argument;
            case Major.BYTES -> bytes(argument);
            case Major.TEXT -> text(argument);
            case Major.ARRAY -> array(argument, depth + 1);
            case Major.MAP -> map(argument, depth + 1);
            default -> throw problem("has a tag, which headers do not use");
        };
    }

    private Object simple(int initial) throws CborException {
        return switch (initial & 0x1f) {
            case 20 -> false;
            case 21 -> true;
            case 25 -> (double) Float.float16ToFloat(need(Short.BYTES).getShort());
            case 26 -> (double) need(Float.BYTES).getFloat();
            case 27 -> need(Double.BYTES).getDouble();
            default -> throw problem("has a simple value other than true and false; leave a field without a value out");
        };
    }

    private int initialByte() throws CborException {
        if (++items > MAX_ITEMS) {
            throw problem("has more than " + MAX_ITEMS + " items");
        }
        return need(1).get() & 0xff;
    }

    private long argument(int initial) throws CborException {
        int low = initial & 0x1f;
        long argument = switch (low) {
            case 24 -> need(1).get() & 0xffL;
            case 25 -> need(Short.BYTES).getShort() & 0xffffL;
            case 26 -> need(Integer.BYTES).getInt() & 0xffff_ffffL;
            case 27 -> need(Long.BYTES).getLong();
            case 28, 29, 30, 31 -> throw problem("has an indefinite or reserved length");
            default -> low;
        };
        if (argument < 0) {
            throw problem("has a number beyond 64 signed bits");
        }
        return argument;
    }

    private byte[] bytes(long length) throws CborException {
        need(length);
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private String text(long length) throws CborException {
        byte[] utf8 = bytes(length);
        String text = new String(utf8, UTF_8);
        // Java decodes each malformed sequence to U+FFFD: only then the bytes differ.
        if (text.indexOf('\uFFFD') >= 0 && !Arrays.equals(text.getBytes(UTF_8), utf8)) {
            throw problem("has a text that is not UTF-8");
        }
        return text;
    }

    private List<Object> array(long size, int depth) throws CborException {
        enter(size, depth);
        List<Object> array = new ArrayList<>((int) size);
        for (long i = 0; i < size; i++) {
            array.add(value(depth));
        }
        return array;
    }

    private Map<String, Object> map(long size, int depth) throws CborException {
        enter(size, depth);
        Map<String, Object> map = LinkedHashMap.newLinkedHashMap((int) size);
        for (long i = 0; i < size; i++) {
            String key = key();
            if (map.put(key, value(depth)) != null) {
                throw problem("has a map with a key twice");
            }
        }
        return map;
    }

    private String key() throws CborException {
        int initial = initialByte();
        if (initial >> 5 != Major.TEXT) {
            throw problem("has a map key that is not a text");
        }
        return text(argument(initial));
    }

    /** Each item takes a byte at least, so a container with more items than bytes left is a lie. */
    private void enter(long size, int depth) throws CborException {
        if (depth > MAX_DEPTH) {
            throw problem("is nested deeper than " + MAX_DEPTH);
        }
        if (size > MAX_ITEMS - items) {
            throw problem("has more than " + MAX_ITEMS + " items");
        }
        need(size);
    }

    private ByteBuffer need(long bytes) throws CborException {
        if (bytes > in.remaining()) {
            throw problem("ends too early: " + bytes + " more bytes were announced, " + in.remaining() + " are left");
        }
        return in;
    }

    private CborException problem(String what) {
        return new CborException("the CBOR " + what + " (at byte " + in.position() + ")");
    }
}
