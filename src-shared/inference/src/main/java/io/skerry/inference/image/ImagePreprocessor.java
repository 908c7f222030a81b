package io.skerry.inference.image;

import io.skerry.onnx.ImageInput;
import java.nio.ByteBuffer;

/**
 * Turns pictures into a model's input: resize ({@link Resampler}), colours, {@code (x / 255 − mean) / std}, layout; straight into the
 * input buffer, with nothing allocated once the sizes are known. For one thread at a time.
 *
 * <p>A colour picture becomes grey by the luma of ITU-R BT.601; a grey one becomes colour by repeating it.
 */
public final class ImagePreprocessor {

    private final ImageInput input;
    private final Resampler resampler;
    private final SampleWriter writer;
    private final byte[] resized;

    /** A preprocessor for one model's input. */
    public ImagePreprocessor(ImageInput input) {
        this.input = input;
        this.resampler = new Resampler(input.width(), input.height());
        this.writer = new SampleWriter(input);
        this.resized = new byte[input.width() * input.height() * 3];
    }

    /**
     * Writes one picture.
     *
     * @param target in native order
     * @param offset of the example in bytes: a multiple of {@link ImageInput#exampleBytes()}
     */
    public void write(Pixels pixels, ByteBuffer target, int offset) {
        resampler.resample(pixels, resized);
        if (pixels.channels() == 3 && input.colour() == ImageInput.Colour.GREY) {
            Luma.inPlace(resized, input.width() * input.height());
            writer.write(resized, 1, target, offset);
        } else {
            writer.write(resized, pixels.channels(), target, offset);
        }
    }
}
