package io.skerry.edge.ingress;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Pictures of 2 × 2 pixels. */
public final class Pictures {

    private Pictures() {}

    public static byte[] dark() {
        return png(0);
    }

    public static byte[] bright() {
        return png(255);
    }

    /** A picture whose end is not written yet. */
    public static byte[] unfinished() {
        byte[] whole = bright();
        return Arrays.copyOf(whole, whole.length - 12);
    }

    private static byte[] png(int brightness) {
        BufferedImage picture = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setPixels(0, 0, 2, 2, new int[] {brightness, brightness, brightness, brightness});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
