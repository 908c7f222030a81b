package io.skerry.inference.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes PNG files chunk by chunk, sound ones and others. */
final class PngBuilder {

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private PngBuilder() {
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    }

    static PngBuilder png(int width, int height, int bits, int colourType) {
        ByteBuffer header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) bits)
                .put((byte) colourType);
        return new PngBuilder().chunk("IHDR", header.array());
    }

    PngBuilder chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        file.writeBytes(chunk.putInt((int) crc.getValue()).array());
        return this;
    }

    /** Black rows, packed as well as they can be. */
    PngBuilder black(int rowBytes, int rows) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            byte[] row = new byte[rowBytes + 1];
            for (int i = 0; i < rows; i++) {
                out.write(row);
            }
        }
        return chunk("IDAT", packed.toByteArray());
    }

    byte[] end() {
        return chunk("IEND", new byte[0]).file.toByteArray();
    }
}
