package io.skerry.wire;

import io.skerry.wire.cbor.CborReader;
import io.skerry.wire.message.Examples;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Endless damaged frames, made of the examples. Half of them get checksums that fit, for damage that a checksum finds never reaches the
 * code behind it.
 */
final class FrameMutator {

    private static final List<byte[]> FRAMES = Stream.concat(Examples.all().stream(), Stream.of(Examples.everyField()))
            .map(FrameCodec::encode)
            .toList();
    private static final List<RawFrame> RAW_FRAMES =
            FRAMES.stream().map(RawFrame::of).toList();
    private static final long[] EDGES = {
        0, 1, 23, 24, 255, 256, 65_535, 1 << 24, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE
    };

    private final RandomGenerator random;

    FrameMutator(RandomGenerator random) {
        this.random = random;
    }

    byte[] next() {
        return switch (random.nextInt(8)) {
            case 0 -> randomBytes();
            case 1 -> damage(pick(FRAMES));
            case 2 -> lieAboutHeaderLength(pick(FRAMES));
            case 3 -> splice(pick(FRAMES), pick(FRAMES));
            case 4 -> replaceField(pick(RAW_FRAMES)).bytes();
            case 5 -> crowdedHeader(pick(RAW_FRAMES)).bytes();
            default -> {
                RawFrame frame = pick(RAW_FRAMES);
                yield frame.withHeader(damage(frame.header())).bytes();
            }
        };
    }

    /** Bytes with a few bits flipped, bytes overwritten, a part cut out, doubled or cut off, or a length announced that is not there. */
    private byte[] damage(byte[] original) {
        byte[] bytes = original.clone();
        for (int rounds = 1 + random.nextInt(3); rounds > 0 && bytes.length > 0; rounds--) {
            int at = random.nextInt(bytes.length);
            int other = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt();
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> bytes = join(bytes, Math.min(at, other), bytes, Math.max(at, other));
                case 4 -> bytes = join(bytes, Math.max(at, other), bytes, Math.min(at, other));
                default -> lieAboutLength(bytes, at);
            }
        }
        return bytes;
    }

    /** A CBOR head of a string, array or map that announces any length. */
    private void lieAboutLength(byte[] bytes, int at) {
        int major = 2 + random.nextInt(4);
        int width = random.nextInt(4);
        if (at + 1 + (1 << width) <= bytes.length) {
            bytes[at] = (byte) ((major << 5) | (24 + width));
            long length = EDGES[random.nextInt(EDGES.length)];
            for (int i = 0; i < 1 << width; i++) {
                bytes[at + 1 + i] = (byte) (length >>> (8 * ((1 << width) - 1 - i)));
            }
        }
    }

    private byte[] lieAboutHeaderLength(byte[] original) {
        byte[] bytes = original.clone();
        ByteBuffer.wrap(bytes).putInt(4, random.nextBoolean() ? random.nextInt() : random.nextInt(2 * bytes.length));
        return bytes;
    }

    private byte[] splice(byte[] one, byte[] other) {
        return join(one, random.nextInt(one.length + 1), other, random.nextInt(other.length + 1));
    }

    private RawFrame replaceField(RawFrame frame) {
        Map<String, Object> fields = frame.fields();
        List<String> names = List.copyOf(fields.keySet());
        String name = pick(names);
        if (random.nextInt(4) == 0) {
            fields.remove(name);
        } else {
            fields.put(name, value(0));
        }
        return frame.withFields(fields);
    }

    /** Many small items in a field, known or not: the most that a reader can be made to allocate for a byte. */
    private RawFrame crowdedHeader(RawFrame frame) {
        Object item = pick(List.<Object>of(0L, "", List.of(), Map.of(), Map.of("", 0L), List.of(List.of())));
        List<Object> items = new ArrayList<>();
        int size = random.nextInt(200);
        for (int i = 0; i < size; i++) {
            items.add(item);
        }
        return frame.with(
                pick(List.of("details", "tensors", "unknown")), random.nextBoolean() ? items : Map.of("a", items));
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > CborReader.MAX_DEPTH ? 6 : 8)) {
            case 0 -> EDGES[random.nextInt(EDGES.length)];
            case 1 -> random.nextLong();
            case 2 -> Double.longBitsToDouble(random.nextLong());
            case 3 -> random.nextBoolean();
            case 4 -> randomBytes();
            case 5 -> text();
            case 6 ->
                Stream.generate(() -> value(depth + 1)).limit(random.nextInt(4)).toList();
            default -> {
                Map<String, Object> map = new HashMap<>();
                for (int size = random.nextInt(4); size > 0; size--) {
                    map.put(text(), value(depth + 1));
                }
                yield map;
            }
        };
    }

    private String text() {
        return switch (random.nextInt(4)) {
            case 0 -> "a/b";
            case 1 ->
                pick(List.of("name", "datatype", "shape", "offset", "length", "sha256", "model", "index", "label"));
            case 2 -> "x".repeat(random.nextInt(2000));
            default ->
                random.ints(random.nextInt(20), 0, 0xd800)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        };
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The first bytes of one array and the last ones of another. */
    private static byte[] join(byte[] head, int headEnd, byte[] tail, int tailStart) {
        byte[] joined = Arrays.copyOf(head, headEnd + tail.length - tailStart);
        System.arraycopy(tail, tailStart, joined, headEnd, tail.length - tailStart);
        return joined;
    }
}
