package io.skerry.training.data;

import io.skerry.onnx.Datatype;
import io.skerry.onnx.ImageInput;
import io.skerry.onnx.ImageInput.Colour;
import io.skerry.onnx.ImageInput.Layout;
import java.util.Arrays;

/**
 * Pictures of one size, 8 bits a sample.
 *
 * @param height in pixels
 * @param width in pixels
 * @param channels 1: grey; 3: red, green, blue
 * @param samples picture after picture, row by row, the channels of a pixel side by side
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes of a whole data set; never compared
public record Pictures(int height, int width, int channels, byte[] samples, Labels labels) implements Dataset {

    public Pictures {
        if ((long) labels.size() * height * width * channels != samples.length) {
            throw new IllegalArgumentException(
                    labels.size() + " pictures do not have " + samples.length + " samples in all");
        }
    }

    /** Samples in a picture. */
    public int each() {
        return height * width * channels;
    }

    /** The samples of one picture. */
    public byte[] picture(int index) {
        return Arrays.copyOfRange(samples, index * each(), (index + 1) * each());
    }

    /** How a new model takes them. */
    public ImageInput input(String name, Scaling scaling) {
        Colour colour = channels == 1 ? Colour.GREY : Colour.RGB;
        return new ImageInput(
                name, Layout.NCHW, Datatype.FP32, height, width, channels, colour, scaling.mean(), scaling.std());
    }

    @Override
    public Pictures with(Labels other) {
        return new Pictures(height, width, channels, samples, other);
    }

    @Override
    public String digest() {
        return new DataDigest(labels).bytes(samples).hex();
    }
}
