package io.skerry.benchmarks.kubeedge;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** A grey JPEG of noise. */
final class Photo {

    private static final int STEP = 8;

    private Photo() {}

    /** The smallest one of at least so many bytes. */
    static byte[] of(int bytes) throws IOException {
        int side = STEP;
        byte[] file = jpeg(side);
        while (file.length < bytes) {
            side += STEP;
            file = jpeg(side);
        }
        return file;
    }

    private static byte[] jpeg(int side) throws IOException {
        byte[] noise = new byte[side * side];
        new SplittableRandom(1).nextBytes(noise);
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, side, side, noise);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
