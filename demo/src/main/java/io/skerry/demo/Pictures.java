package io.skerry.demo;

import io.skerry.inference.dataset.LabelledImages;
import io.skerry.inference.image.Pixels;
import io.skerry.onnx.ModelArtefact;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A labelled test set as a camera would deliver it.
 *
 * @param png one PNG file per picture
 * @param labels the right label of each, in words
 */
record Pictures(List<byte[]> png, List<String> labels) {

    /** Reads a test set; the labels' words are those of the deep model. */
    static Pictures of(Dataset dataset, Path home) throws IOException {
        ImageIO.setUseCache(false);
        List<String> words =
                ModelArtefact.open(dataset.deep(home)).requireManifest().labels();
        LabelledImages set = LabelledImages.read(dataset.images(home), dataset.labels(home));
        List<byte[]> png = new ArrayList<>(set.size());
        List<String> right = new ArrayList<>(set.size());
        for (int i = 0; i < set.size(); i++) {
            png.add(encode(set.image(i)));
            right.add(words.get(set.label(i)));
        }
        return new Pictures(png, right);
    }

    private static byte[] encode(Pixels picture) throws IOException {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.samples());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }
}
