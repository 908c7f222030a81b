package io.skerry.inference.image;

import io.skerry.inference.image.ImageException.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes a checked picture with the JDK's own readers, upright and without its alpha channel. It holds native memory and scratch
 * space: for one thread at a time, to be closed.
 */
public final class ImageDecoder implements AutoCloseable {

    private final ImageReader png = JdkReaders.png();
    private final ImageReader jpeg = JdkReaders.jpeg();

    /**
     * Decodes a picture.
     *
     * @param image the bytes that {@code header} was read from
     * @throws ImageException if its pixels cannot be decoded
     */
    public Pixels decode(ImageHeader header, byte[] image) {
        try {
            Pixels stored = switch (header.format()) {
                case PNG -> decodePng(image);
                case JPEG -> decodeJpeg(image, header.colours());
            };
            return header.orientation().apply(stored);
        } catch (ImageException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ImageException(
                    Code.DAMAGED, "the " + header.format() + " is damaged: " + e.getMessage() + ": send it again", e);
        }
    }

    private Pixels decodePng(byte[] image) throws IOException {
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
            png.setInput(in, true, true);
            return Samples.of(png.read(0));
        } finally {
            png.reset();
        }
    }

    private Pixels decodeJpeg(byte[] image, StoredColours colours) throws IOException {
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(image))) {
            jpeg.setInput(in, true, true);
            return colours == StoredColours.LIGHT
                    ? Samples.of(jpeg.read(0))
                    : Cmyk.toRgb(jpeg.readRaster(0, null), colours);
        } finally {
            jpeg.reset();
        }
    }

    @Override
    public void close() {
        png.dispose();
        jpeg.dispose();
    }
}
