package io.skerry.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.skerry.onnx.Datatype;
import io.skerry.onnx.ImageInput;
import io.skerry.onnx.ImageInput.Colour;
import io.skerry.onnx.ImageInput.Layout;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePreprocessorTest {

    @ParameterizedTest
    @CsvSource({"shrunk, 16, 16", "grown, 53, 61", "mixed, 12, 64"})
    void aPictureIsResizedAsPillowDoesIt(String name, int width, int height) {
        Pixels source = TestImages.decode(TestImages.file(name + ".png"));
        byte[] resized = new byte[width * height * 3];

        new Resampler(width, height).resample(source, resized);

        assertThat(TestImages.distance(resized, TestImages.file(name + ".raw"))).isLessThanOrEqualTo(1);
    }

    @Test
    void colourBecomesGreyAsPillowDoesIt() {
        Pixels colour = TestImages.decode(TestImages.file("luma.png"));
        byte[] target = written(colour, input(Layout.NHWC, Datatype.UINT8, 9, 9, Colour.GREY, null, null));

        assertThat(target).isEqualTo(TestImages.file("luma.raw"));
    }

    @Property
    void aPlainPictureStaysPlainAtAnySize(
            @ForAll @IntRange(min = 1, max = 70) int width,
            @ForAll @IntRange(min = 1, max = 70) int height,
            @ForAll byte value) {
        byte[] plain = new byte[31 * 23];
        Arrays.fill(plain, value);
        byte[] resized = new byte[width * height];

        new Resampler(width, height).resample(new Pixels(31, 23, 1, plain), resized);

        assertThat(resized).containsOnly(value);
    }

    @Test
    void aGreyPictureOfTheRightSizeIsOnlyScaled() {
        Pixels pixels = new Pixels(2, 2, 1, new byte[] {0, 51, (byte) 204, (byte) 255});
        byte[] target =
                written(pixels, input(Layout.NCHW, Datatype.FP32, 2, 2, Colour.GREY, List.of(0.5), List.of(0.25)));

        assertThat(floats(target)).containsExactly(-2, (float) ((0.2 - 0.5) / 0.25), (float) ((0.8 - 0.5) / 0.25), 2);
    }

    @Test
    void layoutsAndColourOrdersPutEachSampleInItsPlace() {
        Pixels pixels = new Pixels(2, 1, 3, new byte[] {1, 2, 3, 4, 5, 6});

        assertThat(written(pixels, input(Layout.NCHW, Datatype.UINT8, 2, 1, Colour.RGB, null, null)))
                .containsExactly(1, 4, 2, 5, 3, 6);
        assertThat(written(pixels, input(Layout.NHWC, Datatype.UINT8, 2, 1, Colour.RGB, null, null)))
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(written(pixels, input(Layout.NCHW, Datatype.UINT8, 2, 1, Colour.BGR, null, null)))
                .containsExactly(3, 6, 2, 5, 1, 4);
        assertThat(written(pixels, input(Layout.NHWC, Datatype.UINT8, 2, 1, Colour.BGR, null, null)))
                .containsExactly(3, 2, 1, 6, 5, 4);
    }

    @Test
    void eachChannelHasItsOwnMeanAndScale() {
        Pixels white = new Pixels(1, 1, 3, new byte[] {-1, -1, -1});
        ImageInput input =
                input(Layout.NHWC, Datatype.FP32, 1, 1, Colour.RGB, List.of(0.0, 0.5, 1.0), List.of(1.0, 0.5, 2.0));

        assertThat(floats(written(white, input))).containsExactly(1, 1, 0);
    }

    @Test
    void greyBecomesColourByRepetition() {
        Pixels grey = new Pixels(1, 2, 1, new byte[] {7, 9});

        assertThat(written(grey, input(Layout.NHWC, Datatype.UINT8, 1, 2, Colour.RGB, null, null)))
                .containsExactly(7, 7, 7, 9, 9, 9);
    }

    @Test
    void aPictureCostsNoMemoryOnceTheSizesAreKnown() {
        ImageInput input = input(Layout.NCHW, Datatype.FP32, 32, 32, Colour.GREY, List.of(0.5), List.of(0.5));
        ImagePreprocessor preprocessor = new ImagePreprocessor(input);
        ByteBuffer target = ByteBuffer.allocateDirect(input.exampleBytes()).order(ByteOrder.nativeOrder());
        Pixels camera = new Pixels(64, 48, 3, new byte[64 * 48 * 3]);
        preprocessor.write(camera, target, 0);

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            preprocessor.write(camera, target, 0);
        }
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / 100).isZero();
    }

    private static byte[] written(Pixels pixels, ImageInput input) {
        ImagePreprocessor preprocessor = new ImagePreprocessor(input);
        byte[] target = new byte[input.exampleBytes()];
        preprocessor.write(pixels, ByteBuffer.wrap(target).order(ByteOrder.nativeOrder()), 0);
        return target;
    }

    private static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer().get(values);
        return values;
    }

    private static ImageInput input(
            Layout layout,
            Datatype datatype,
            int width,
            int height,
            Colour colour,
            List<Double> mean,
            List<Double> std) {
        return new ImageInput(
                "image", layout, datatype, height, width, colour == Colour.GREY ? 1 : 3, colour, mean, std);
    }
}
