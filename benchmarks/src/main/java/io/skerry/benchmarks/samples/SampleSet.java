package io.skerry.benchmarks.samples;

import io.skerry.api.plan.ServiceName;
import io.skerry.inference.dataset.LabelledImages;
import io.skerry.inference.image.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * One data set with a shallow and a deep model.
 *
 * @param name of its folder
 * @param folder below the repository's samples
 */
public record SampleSet(String name, Path folder) {

    private static final List<String> NAMES = List.of("mnist", "fashion-mnist");

    /** All of them. */
    public static List<SampleSet> all(Path home) {
        return NAMES.stream().map(name -> of(home, name)).toList();
    }

    /** The one of that name. */
    public static SampleSet of(Path home, String name) {
        return new SampleSet(name, home.resolve("samples").resolve(name));
    }

    /** A service for it. */
    public ServiceName service() {
        return new ServiceName("bench", name);
    }

    public Path shallow() {
        return folder.resolve("shallow");
    }

    public Path deep() {
        return folder.resolve("deep");
    }

    /** All test images with their labels. */
    public LabelledImages images() {
        return LabelledImages.read(
                folder.resolve("t10k-images-idx3-ubyte.gz"), folder.resolve("t10k-labels-idx1-ubyte.gz"));
    }

    /** The first test images as PNG files. */
    public List<byte[]> png(int count) throws IOException {
        LabelledImages images = images();
        List<byte[]> files = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            files.add(png(images.image(i)));
        }
        return files;
    }

    private static byte[] png(Pixels pixels) throws IOException {
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, pixels.width(), pixels.height(), pixels.samples());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
