package io.skerry.inference.dataset;

import io.skerry.inference.image.Pixels;
import io.skerry.onnx.CheckSetFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Grey pictures of one size with the index of each one's class, in memory. */
public final class LabelledImages {

    private final IdxFile images;
    private final IdxFile labels;

    private LabelledImages(IdxFile images, IdxFile labels) {
        this.images = images;
        this.labels = labels;
    }

    /**
     * Reads two IDX files, gzipped or not.
     *
     * @param images unsigned bytes, three dimensions: pictures, rows, columns
     * @param labels unsigned bytes, one dimension
     * @throws IdxException if they are not that, are empty, or do not have the same number of items
     */
    public static LabelledImages read(Path images, Path labels) {
        IdxFile pictures = IdxFile.read(images, 3);
        IdxFile classes = IdxFile.read(labels, 1);
        int count = pictures.dimensions()[0];
        if (count != classes.dimensions()[0]) {
            throw new IdxException(images.getFileName() + " has " + count + " pictures, " + labels.getFileName()
                    + " has " + classes.dimensions()[0] + " labels: they do not belong together");
        }
        if (pictures.values().length == 0) {
            throw new IdxException(images.getFileName() + " has no pictures");
        }
        return new LabelledImages(pictures, classes);
    }

    /** Reads a model's check set. */
    public static LabelledImages read(CheckSetFiles files) {
        return read(files.images(), files.labels());
    }

    public int size() {
        return images.dimensions()[0];
    }

    /** One picture. */
    public Pixels image(int index) {
        int height = images.dimensions()[1];
        int width = images.dimensions()[2];
        int from = index * height * width;
        return new Pixels(width, height, 1, Arrays.copyOfRange(images.values(), from, from + height * width));
    }

    /** The pictures from one index to before another. */
    public List<Pixels> images(int from, int to) {
        return IntStream.range(from, to).mapToObj(this::image).toList();
    }

    /** The class of one picture. */
    public int label(int index) {
        return labels.values()[index] & 0xFF;
    }

    /** The classes of all pictures. */
    public int[] labels() {
        return IntStream.range(0, size()).map(this::label).toArray();
    }
}
