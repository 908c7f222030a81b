package io.skerry.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.inference.image.ImagePreprocessor;
import io.skerry.inference.image.Pixels;
import io.skerry.onnx.Datatype;
import io.skerry.onnx.ImageInput;
import io.skerry.onnx.ImageInput.Colour;
import io.skerry.onnx.ImageInput.Layout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageExamplesTest {

    private static final int HEIGHT = 3;
    private static final int WIDTH = 2;

    @ParameterizedTest
    @CsvSource({"NCHW, GREY", "NHWC, GREY", "NCHW, RGB", "NHWC, RGB", "NCHW, BGR", "NHWC, BGR"})
    void aModelLearnsFromTheNumbersThatItIsGivenLater(Layout layout, Colour colour) {
        int channels = colour == Colour.GREY ? 1 : 3;
        ImageInput input = input(layout, channels, colour);
        Pictures pictures = pictures(channels);
        ByteBuffer expected = ByteBuffer.allocate(input.exampleBytes()).order(ByteOrder.nativeOrder());
        new ImagePreprocessor(input).write(new Pixels(WIDTH, HEIGHT, channels, pictures.picture(1)), expected, 0);
        FloatBuffer written = FloatBuffer.allocate(HEIGHT * WIDTH * channels);
        new ImageExamples(pictures, input).write(1, written);
        for (int i = 0; i < written.capacity(); i++) {
            assertThat(written.get(i)).isCloseTo(expected.getFloat(i * Float.BYTES), within());
        }
    }

    @Test
    void theScalingIsThatOfTheChosenExamples() {
        Scaling scaling = Scaling.of(
                new Pictures(1, 2, 1, new byte[] {0, (byte) 255, 9, 9}, Labels.numbered(0, 1)), new int[] {0});
        assertThat(scaling.mean()).containsExactly(0.5);
        assertThat(scaling.std()).containsExactly(0.5);
    }

    @Test
    void picturesThatDoNotFitTheModelAreRefused() {
        assertThatThrownBy(() -> new ImageExamples(pictures(3), input(Layout.NCHW, 1, Colour.GREY)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("the pictures are 2×3 in colours, the model takes 2×3 in grey");
    }

    private static Offset<Float> within() {
        return Offset.offset(1e-6f);
    }

    private static ImageInput input(Layout layout, int channels, Colour colour) {
        List<Double> mean = List.of(0.1, 0.2, 0.3).subList(0, channels);
        List<Double> std = List.of(0.5, 0.6, 0.7).subList(0, channels);
        return new ImageInput("input", layout, Datatype.FP32, HEIGHT, WIDTH, channels, colour, mean, std);
    }

    private static Pictures pictures(int channels) {
        byte[] samples = new byte[2 * HEIGHT * WIDTH * channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (i * 37);
        }
        return new Pictures(HEIGHT, WIDTH, channels, samples, Labels.numbered(0, 1));
    }
}
