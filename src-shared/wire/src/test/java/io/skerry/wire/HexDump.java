package io.skerry.wire;

import java.util.HexFormat;
import java.util.stream.Collectors;

/** Bytes as people read them, 16 a line: offset, hexadecimal, printable ASCII. */
final class HexDump {

    private static final int WIDTH = 16;
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

    private HexDump() {}

    static String write(byte[] bytes) {
        StringBuilder dump = new StringBuilder();
        for (int start = 0; start < bytes.length; start += WIDTH) {
            int end = Math.min(start + WIDTH, bytes.length);
            StringBuilder ascii = new StringBuilder();
            for (int i = start; i < end; i++) {
                ascii.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
            }
            dump.append("%04x  %-47s  %s\n".formatted(start, SPACED.formatHex(bytes, start, end), ascii));
        }
        return dump.toString();
    }

    static byte[] read(String dump) {
        String hex = dump.lines().map(line -> line.substring(6, 53).strip()).collect(Collectors.joining(" "));
        return SPACED.parseHex(hex);
    }
}
