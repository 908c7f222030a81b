package io.skerry.edge.e2e;

import io.skerry.inference.dataset.LabelledImages;
import io.skerry.inference.image.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** The models and pictures that come with the project. */
final class Samples {

    private static final Path FOLDER = Path.of("../samples").toAbsolutePath().normalize();
    private static final Path FASHION = FOLDER.resolve("fashion-mnist");

    private Samples() {}

    static Path shallow(String dataset) {
        return FOLDER.resolve(dataset).resolve("shallow");
    }

    static Path deep() {
        return FASHION.resolve("deep");
    }

    /** The first pictures of Fashion-MNIST's test set as PNG files. */
    static List<byte[]> pictures(int count) throws IOException {
        LabelledImages set = LabelledImages.read(
                FASHION.resolve("t10k-images-idx3-ubyte.gz"), FASHION.resolve("t10k-labels-idx1-ubyte.gz"));
        List<byte[]> png = new ArrayList<>(count);
        for (Pixels picture : set.images(0, count)) {
            png.add(encode(picture));
        }
        return png;
    }

    private static byte[] encode(Pixels picture) throws IOException {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.samples());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }
}
