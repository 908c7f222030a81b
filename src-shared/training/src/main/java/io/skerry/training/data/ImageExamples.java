package io.skerry.training.data;

import io.skerry.inference.dataset.LabelledImages;
import io.skerry.inference.image.Pixels;
import java.nio.FloatBuffer;
import java.util.List;

/** Grey pictures as FP32 [1, height, width]: {@code (pixel / 255 - mean) / std}, as a model's manifest says it. */
public final class ImageExamples implements Examples {

    private static final int LEVELS = 256;

    private final byte[] pixels;
    private final int[] labels;
    private final int height;
    private final int width;
    private final int classes;
    private final float[] levels = new float[LEVELS];

    /**
     * Takes all pictures.
     *
     * @param classes how many there are
     * @throws DataException if a label is not one of them
     */
    public ImageExamples(LabelledImages images, int classes, double mean, double std) {
        Pixels first = images.image(0);
        this.height = first.height();
        this.width = first.width();
        this.labels = images.labels();
        this.classes = classes;
        this.pixels = new byte[images.size() * height * width];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= classes) {
                throw new DataException("example " + i + " has the label " + labels[i] + ", there are " + classes
                        + " classes: labels are from 0 to " + (classes - 1));
            }
            System.arraycopy(images.image(i).samples(), 0, pixels, i * height * width, height * width);
        }
        for (int level = 0; level < LEVELS; level++) {
            levels[level] = (float) ((level / 255.0 - mean) / std);
        }
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public List<Long> shape() {
        return List.of(1L, (long) height, (long) width);
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public void write(int example, FloatBuffer into) {
        int end = (example + 1) * height * width;
        for (int i = example * height * width; i < end; i++) {
            into.put(levels[pixels[i] & 0xFF]);
        }
    }

    @Override
    public int label(int example) {
        return labels[example];
    }
}
