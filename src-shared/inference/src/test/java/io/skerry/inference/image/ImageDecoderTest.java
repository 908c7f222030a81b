package io.skerry.inference.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.inference.image.ImageException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected samples are those that Pillow reads from the same files. */
class ImageDecoderTest {

    /** JPEG leaves the rounding of its transforms open. */
    private static final int JPEG_ROUNDING = 2;

    @ParameterizedTest
    @CsvSource({
        "rgb, 3",
        "rgba, 3",
        "grey, 1",
        "grey-alpha, 1",
        "grey-16, 1",
        "palette, 3",
        "one-bit, 1",
    })
    void everyKindOfPngGivesItsExactSamples(String name, int channels) {
        Pixels pixels = TestImages.decode(TestImages.file(name + ".png"));

        assertThat(pixels.width()).isEqualTo(7);
        assertThat(pixels.height()).isEqualTo(5);
        assertThat(pixels.channels()).isEqualTo(channels);
        assertThat(pixels.samples()).isEqualTo(TestImages.file(name + ".raw"));
    }

    @ParameterizedTest
    @CsvSource({"rgb-jpeg, 3", "grey-jpeg, 1", "progressive, 3", "cmyk, 3", "ycck, 3"})
    void everyKindOfJpegGivesItsSamples(String name, int channels) {
        Pixels pixels = TestImages.decode(TestImages.file(name + ".jpg"));

        assertThat(pixels.channels()).isEqualTo(channels);
        assertThat(TestImages.distance(pixels.samples(), TestImages.file(name + ".raw")))
                .isLessThanOrEqualTo(JPEG_ROUNDING);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void anExifOrientationIsHonoured(int orientation) {
        byte[] upright = TestImages.file("upright.raw");
        Pixels png = TestImages.decode(TestImages.file("orientation-" + orientation + ".png"));
        Pixels jpeg = TestImages.decode(TestImages.file("orientation-" + orientation + ".jpg"));

        assertThat(png.width()).isEqualTo(40);
        assertThat(png.height()).isEqualTo(24);
        assertThat(png.samples()).isEqualTo(upright);
        assertThat(jpeg.width()).isEqualTo(40);
        assertThat(TestImages.distance(jpeg.samples(), upright)).isLessThanOrEqualTo(8);
    }

    @Test
    void oneDecoderServesOnePictureAfterTheOther() {
        try (ImageDecoder decoder = new ImageDecoder()) {
            for (String name : new String[] {"rgb.png", "cmyk.jpg", "grey-16.png", "rgb-jpeg.jpg", "rgb.png"}) {
                byte[] image = TestImages.file(name);
                Pixels pixels = decoder.decode(ImageHeader.check(image, ImageLimits.DEFAULT), image);
                assertThat(pixels.samples())
                        .as(name)
                        .isEqualTo(TestImages.decode(image).samples());
            }
        }
    }

    @Test
    void aFileWithSoundStructureAndBrokenPixelsIsRefusedAndTheNextIsDecoded() {
        byte[] broken =
                PngBuilder.png(4, 4, 8, 0).chunk("IDAT", new byte[] {1, 2, 3}).end();
        byte[] sound = TestImages.file("rgb.png");
        try (ImageDecoder decoder = new ImageDecoder()) {
            ImageHeader header = ImageHeader.check(broken, ImageLimits.DEFAULT);
            assertThatThrownBy(() -> decoder.decode(header, broken))
                    .isInstanceOf(ImageException.class)
                    .extracting("code")
                    .isEqualTo(Code.DAMAGED);

            assertThat(decoder.decode(ImageHeader.check(sound, ImageLimits.DEFAULT), sound)
                            .samples())
                    .isEqualTo(TestImages.file("rgb.raw"));
        }
    }
}
