package io.skerry.inference.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.skerry.inference.image.ImageException.Code;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadImageTest {

    @Test
    void noBytesAreRefused() {
        assertRefused(new byte[0], Code.EMPTY, "no bytes");
    }

    @Test
    void textIsRefusedWithWhatIsAccepted() {
        assertRefused("hello".getBytes(StandardCharsets.UTF_8), Code.UNSUPPORTED, "send a PNG or a JPEG");
    }

    @ParameterizedTest
    @CsvSource({"GIF89a", "BM....", "RIFF....WEBPVP8 ", "II*.", "%PDF-1.7", "<svg xmlns"})
    void otherFormatsAreRefusedWhateverTheyAreCalled(String beginning) {
        assertRefused(beginning.getBytes(StandardCharsets.US_ASCII), Code.UNSUPPORTED, "whatever its name says");
    }

    @Test
    void aFormatIsToldByItsBytesAndNotByAName() {
        assertThat(ImageHeader.check(TestImages.file("rgb-jpeg.jpg"), ImageLimits.DEFAULT))
                .isEqualTo(new ImageHeader(ImageFormat.JPEG, 40, 24, Orientation.UPRIGHT, StoredColours.LIGHT));
        assertThat(ImageHeader.check(TestImages.file("grey-16.png"), ImageLimits.DEFAULT))
                .isEqualTo(new ImageHeader(ImageFormat.PNG, 7, 5, Orientation.UPRIGHT, StoredColours.LIGHT));
    }

    @Test
    void aFileOverTheLimitIsRefused() {
        assertRefused(new byte[(16 << 20) + 1], Code.TOO_LARGE, "16777217 bytes, at most 16777216");
    }

    @Test
    void nineHundredMillionPixelsInASmallFileAreRefusedWithoutMemory() throws IOException {
        int side = 30_000;
        byte[] bomb = PngBuilder.png(side, side, 1, 0).black(side / 8, side).end();
        assertThat(bomb).hasSizeLessThan(1 << 20);

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertRefused(bomb, Code.TOO_MANY_PIXELS, "30000×30000 pixels, at most 16777216");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    }

    @Test
    void aTextThatUnpacksToMuchCostsNoMemory() throws IOException {
        byte[] zeros = PngBuilder.png(1, 1, 8, 0).black(1 << 20, 1 << 6).end();
        byte[] text = Arrays.copyOf("Comment\0\0".getBytes(StandardCharsets.US_ASCII), 9 + zeros.length);
        System.arraycopy(zeros, 41, text, 9, zeros.length - 57);
        byte[] image = PngBuilder.png(1, 1, 8, 3)
                .chunk("zTXt", text)
                .chunk("PLTE", new byte[] {1, 2, 3})
                .black(1, 1)
                .end();

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        TestImages.decode(TestImages.file("palette.png"));
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(TestImages.decode(image).samples()).containsExactly(1, 2, 3);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rgb.png", "rgb-jpeg.jpg", "progressive.jpg", "cmyk.jpg"})
    void aFileThatEndsEarlyIsRefusedWhereverItEnds(String name) {
        byte[] whole = TestImages.file(name);
        for (int length = 10; length < whole.length; length += 7) {
            assertRefused(Arrays.copyOf(whole, length), Code.TRUNCATED, "ends early: send the whole file");
        }
    }

    @Test
    void aPngWithAWrongChecksumIsRefused() {
        byte[] image = TestImages.file("rgb.png");
        image[image.length / 2] ^= 1;

        assertRefused(image, Code.DAMAGED, "checksum");
    }

    @Test
    void aPictureWithoutPixelsIsRefused() throws IOException {
        assertRefused(PngBuilder.png(0, 5, 8, 0).black(1, 1).end(), Code.DAMAGED, "no pixels");
        assertRefused(PngBuilder.png(-1, 5, 8, 0).black(1, 1).end(), Code.DAMAGED, "no pixels");
    }

    @Property(tries = 2_000)
    void aDamagedPictureGivesPixelsOrAnImageException(
            @ForAll @IntRange(max = 4) int which, @ForAll @IntRange(max = 100_000) int place, @ForAll byte value) {
        byte[] image = TestImages.file(
                new String[] {"orientation-6.jpg", "cmyk.jpg", "progressive.jpg", "grey-jpeg.jpg", "palette.png"}
                        [which]);
        image[place % image.length] = value;
        try {
            assertThat(TestImages.decode(image).samples()).isNotEmpty();
        } catch (ImageException e) {
            assertThat(e.code()).isNotNull();
        }
    }

    private static void assertRefused(byte[] image, Code code, String message) {
        assertThatThrownBy(() -> ImageHeader.check(image, ImageLimits.DEFAULT))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining(message)
                .extracting("code")
                .isEqualTo(code);
    }
}
