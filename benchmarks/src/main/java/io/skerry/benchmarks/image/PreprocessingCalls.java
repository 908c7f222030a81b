package io.skerry.benchmarks.image;

import io.skerry.inference.image.ImageDecoder;
import io.skerry.inference.image.ImageHeader;
import io.skerry.inference.image.ImageLimits;
import io.skerry.inference.image.ImagePreprocessor;
import io.skerry.inference.image.Pixels;
import io.skerry.onnx.Datatype;
import io.skerry.onnx.ImageInput;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From a file's bytes, or from pixels, to the floats in the model's input buffer: check, decode, scale, lay out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PreprocessingCalls {

    private static final int LARGE = 224;
    private static final int SMALL = 28;

    private final ImageDecoder decoder = new ImageDecoder();
    private final ImageInput largeInput = input(LARGE, ImageInput.Colour.RGB, 3);
    private final ImagePreprocessor large = new ImagePreprocessor(largeInput);
    private final ImagePreprocessor small = new ImagePreprocessor(input(SMALL, ImageInput.Colour.GREY, 1));
    private final ByteBuffer target =
            ByteBuffer.allocateDirect(largeInput.exampleBytes()).order(ByteOrder.nativeOrder());
    private final byte[] png = file("png", SMALL, BufferedImage.TYPE_BYTE_GRAY);
    private final byte[] jpeg = file("jpeg", LARGE, BufferedImage.TYPE_INT_RGB);
    private final Pixels pixels = new Pixels(LARGE, LARGE, 3, new byte[LARGE * LARGE * 3]);

    /** A grey PNG of 28×28. */
    @Benchmark
    public ByteBuffer png28() {
        return write(png, small);
    }

    /** A colour JPEG of 224×224. */
    @Benchmark
    public ByteBuffer jpeg224() {
        return write(jpeg, large);
    }

    /** Colour pixels of 224×224 that are decoded already. */
    @Benchmark
    public ByteBuffer raw224() {
        large.write(pixels, target, 0);
        return target;
    }

    private ByteBuffer write(byte[] image, ImagePreprocessor preprocessor) {
        ImageHeader header = ImageHeader.check(image, ImageLimits.DEFAULT);
        preprocessor.write(decoder.decode(header, image), target, 0);
        return target;
    }

    /** Frees the readers' native memory. */
    @TearDown
    public void close() {
        decoder.close();
    }

    private static ImageInput input(int side, ImageInput.Colour colour, int channels) {
        return new ImageInput(
                "image",
                ImageInput.Layout.NCHW,
                Datatype.FP32,
                side,
                side,
                channels,
                colour,
                List.of(0.5, 0.5, 0.5).subList(0, channels),
                List.of(0.2, 0.2, 0.2).subList(0, channels));
    }

    /** A file with a smooth pattern, as photographs have it more than noise. */
    private static byte[] file(String format, int side, int type) {
        BufferedImage image = new BufferedImage(side, side, type);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int wave = (int) (127 + 127 * Math.sin(x * 0.2) * Math.cos(y * 0.13));
                image.setRGB(x, y, wave << 16 | (x * 255 / side) << 8 | y * 255 / side);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new IllegalStateException("a picture in memory cannot be written", e);
        }
        return out.toByteArray();
    }
}
