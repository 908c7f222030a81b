package io.skerry.edge.ingress.rest;

import io.skerry.inference.dataset.LabelledImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Handwritten digits, as the sample model's check set has them, and pictures that are none. */
final class Digits {

    static final int SIDE = 28;

    private static final LabelledImages CHECK_SET = LabelledImages.read(
            EdgeProfile.MODEL.resolve("check-images-idx3-ubyte.gz"),
            EdgeProfile.MODEL.resolve("check-labels-idx1-ubyte.gz"));

    private Digits() {}

    static String label(int index) {
        return String.valueOf(CHECK_SET.label(index));
    }

    static byte[] png(int index) {
        return file("png", picture(index, BufferedImage.TYPE_BYTE_GRAY));
    }

    static byte[] jpeg(int index) {
        return file("jpg", picture(index, BufferedImage.TYPE_BYTE_GRAY));
    }

    static byte[] greyOf16Bits(int index) {
        return file("png", picture(index, BufferedImage.TYPE_USHORT_GRAY));
    }

    /** Some digits as the model's input, as NumPy's {@code tobytes()} gives it: FP32, little-endian, normalised. */
    static byte[] tensor(int from, int to) {
        ByteBuffer tensor =
                ByteBuffer.allocate((to - from) * SIDE * SIDE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < to; i++) {
            for (byte sample : CHECK_SET.image(i).samples()) {
                tensor.putFloat((float) (((sample & 0xFF) / 255.0 - 0.1307) / 0.3081));
            }
        }
        return tensor.array();
    }

    /** A valid PNG header of any size with some data behind it. */
    static byte[] pngThatClaims(int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 0, 0, 0, 0})
                        .array());
        chunk(png, "IDAT", zeros(50_000_000));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] zeros(int count) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(new byte[count]);
            deflater.finish();
            byte[] data = new byte[1 << 20];
            return Arrays.copyOf(data, deflater.deflate(data));
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
        chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        png.writeBytes(chunk.putInt((int) crc.getValue()).array());
    }

    private static BufferedImage picture(int index, int type) {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, type);
        byte[] samples = CHECK_SET.image(index).samples();
        int[] values = new int[samples.length];
        for (int i = 0; i < values.length; i++) {
            int value = samples[i] & 0xFF;
            values[i] = type == BufferedImage.TYPE_USHORT_GRAY ? value * 257 : value;
        }
        picture.getRaster().setPixels(0, 0, SIDE, SIDE, values);
        return picture;
    }

    private static byte[] file(String format, BufferedImage picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, out)) {
                throw new AssertionError("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
