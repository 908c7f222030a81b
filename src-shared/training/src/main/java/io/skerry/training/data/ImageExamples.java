package io.skerry.training.data;

import io.skerry.onnx.Datatype;
import io.skerry.onnx.ImageInput;
import io.skerry.onnx.ImageInput.Colour;
import io.skerry.onnx.ImageInput.Layout;
import java.nio.FloatBuffer;
import java.util.List;

/** Pictures as a model takes them: {@code (pixel / 255 - mean) / std} for each channel, in the model's layout and order of colours. */
public final class ImageExamples implements Examples {

    private static final int LEVELS = 256;

    private final Pictures pictures;
    private final List<Long> shape;
    /** For each number of an example, which sample of the picture it is made of. */
    private final int[] sample;
    /** For each number of an example, where the levels of its channel begin. */
    private final int[] table;

    private final float[] levels;

    /**
     * Takes all pictures.
     *
     * @param input how the model takes them
     * @throws DataException if they are of another size, or the model does not take FP32
     */
    public ImageExamples(Pictures pictures, ImageInput input) {
        requireFit(pictures, input);
        this.pictures = pictures;
        this.shape = input.shape().subList(1, input.shape().size());
        this.sample = new int[pictures.each()];
        this.table = new int[pictures.each()];
        this.levels = levels(input);
        int channels = input.channels();
        int area = input.height() * input.width();
        for (int pixel = 0; pixel < area; pixel++) {
            for (int channel = 0; channel < channels; channel++) {
                int number = input.layout() == Layout.NCHW ? channel * area + pixel : pixel * channels + channel;
                sample[number] = pixel * channels + (input.colour() == Colour.BGR ? channels - 1 - channel : channel);
                table[number] = channel * LEVELS;
            }
        }
    }

    private static void requireFit(Pictures pictures, ImageInput input) {
        if (input.datatype() != Datatype.FP32) {
            throw new DataException("the model takes " + input.datatype() + ": export it so that it takes FP32");
        }
        if (pictures.height() != input.height()
                || pictures.width() != input.width()
                || pictures.channels() != input.channels()) {
            throw new DataException("the pictures are " + size(pictures.width(), pictures.height(), pictures.channels())
                    + ", the model takes " + size(input.width(), input.height(), input.channels())
                    + ": convert them, or take another model");
        }
    }

    private static String size(int width, int height, int channels) {
        return width + "×" + height + (channels == 1 ? " in grey" : " in colours");
    }

    private static float[] levels(ImageInput input) {
        float[] levels = new float[input.channels() * LEVELS];
        for (int i = 0; i < levels.length; i++) {
            double mean = input.mean().get(i / LEVELS);
            double std = input.std().get(i / LEVELS);
            levels[i] = (float) ((i % LEVELS / 255.0 - mean) / std);
        }
        return levels;
    }

    @Override
    public int size() {
        return pictures.size();
    }

    @Override
    public List<Long> shape() {
        return shape;
    }

    @Override
    public int classes() {
        return pictures.labels().names().size();
    }

    @Override
    public void write(int example, FloatBuffer into) {
        byte[] samples = pictures.samples();
        int from = example * sample.length;
        for (int i = 0; i < sample.length; i++) {
            into.put(levels[table[i] + (samples[from + sample[i]] & 0xFF)]);
        }
    }

    @Override
    public int label(int example) {
        return pictures.labels().of()[example];
    }
}
