package io.skerry.inference.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The pictures that make_fixtures.py made. */
public final class TestImages {

    private TestImages() {}

    /** A file's bytes. */
    public static byte[] file(String name) {
        try (InputStream in = TestImages.class.getResourceAsStream("/images/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no test picture '" + name + "': run make_fixtures.py");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Pixels decode(byte[] image) {
        try (ImageDecoder decoder = new ImageDecoder()) {
            return decoder.decode(ImageHeader.check(image, ImageLimits.DEFAULT), image);
        }
    }

    /** The largest difference between two samples. */
    static int distance(byte[] one, byte[] other) {
        int largest = one.length == other.length ? 0 : Integer.MAX_VALUE;
        for (int i = 0; i < one.length && i < other.length; i++) {
            largest = Math.max(largest, Math.abs((one[i] & 0xFF) - (other[i] & 0xFF)));
        }
        return largest;
    }
}
