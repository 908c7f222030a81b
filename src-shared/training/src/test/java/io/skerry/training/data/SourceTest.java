package io.skerry.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {

    private static final Path MNIST = Path.of("../../samples/mnist");

    @TempDir
    Path folder;

    @Test
    void aFolderWithTestFilesAloneIsToEvaluateOnAndNotToLearnFrom() {
        Source source = Source.read(MNIST, null);
        Pictures pictures = (Pictures) source.forEvaluation();
        assertThat(pictures.size()).isEqualTo(10_000);
        assertThat(pictures.height()).isEqualTo(28);
        assertThat(pictures.labels().names()).hasSize(10);
        assertThatThrownBy(() -> source.holdOut(null, 0.1, 1))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has no train-images-idx3-ubyte to learn from");
    }

    @Test
    void whatTheDataSetAsideIsWhatTheModelIsJudgedByUnlessAShareIsAskedFor() throws IOException {
        copy("t10k-images-idx3-ubyte.gz", "train-images-idx3-ubyte.gz");
        copy("t10k-labels-idx1-ubyte.gz", "train-labels-idx1-ubyte.gz");
        copy("shallow/check-images-idx3-ubyte.gz", "test-images-idx3-ubyte.gz");
        copy("shallow/check-labels-idx1-ubyte.gz", "test-labels-idx1-ubyte.gz");
        Source source = Source.read(folder, null);
        assertThat(source.holdOut(null, 0.1, 1).training().size()).isEqualTo(10_000);
        assertThat(source.holdOut(null, 0.1, 1).validation().size()).isEqualTo(1_000);
        assertThat(source.holdOut(0.2, 0.1, 1).validation().size()).isBetween(1_990, 2_010);
    }

    @Test
    void picturesWithoutLabelsAreRefused() throws IOException {
        copy("t10k-images-idx3-ubyte.gz", "train-images-idx3-ubyte.gz");
        assertRefused("has train-images-idx3-ubyte.gz and no train-labels-idx1-ubyte: add it");
    }

    @Test
    void aFolderForEachClassGivesItItsName() throws IOException {
        picture("10/a.png", 4, 3, BufferedImage.TYPE_BYTE_GRAY);
        picture("9/b.png", 4, 3, BufferedImage.TYPE_INT_RGB);
        Files.writeString(folder.resolve("9/.hidden"), "no picture");
        Pictures pictures = (Pictures) Source.read(folder, null).training().orElseThrow();
        assertThat(pictures.labels().names()).containsExactly("9", "10");
        assertThat(pictures.labels().of()).containsExactly(1, 0);
        assertThat(pictures.channels()).isEqualTo(3);
        assertThat(pictures.samples()).hasSize(2 * 4 * 3 * 3);
    }

    @Test
    void picturesOfAnotherSizeAreRefused() throws IOException {
        picture("a/1.png", 4, 3, BufferedImage.TYPE_BYTE_GRAY);
        picture("b/2.png", 4, 4, BufferedImage.TYPE_BYTE_GRAY);
        assertRefused("2.png has 4×4 pixels, the pictures before it have 4×3: bring all to one size");
    }

    @Test
    void aFileThatIsNoPictureIsNamed() throws IOException {
        picture("a/1.png", 4, 3, BufferedImage.TYPE_BYTE_GRAY);
        Files.writeString(folder.resolve("a/2.png"), "no picture");
        assertRefused("2.png: the image is neither a PNG nor a JPEG");
    }

    @Test
    void aClassWithoutPicturesIsNamed() throws IOException {
        picture("a/1.png", 4, 3, BufferedImage.TYPE_BYTE_GRAY);
        Files.createDirectory(folder.resolve("b"));
        assertRefused("/b has no pictures: add some, or remove the folder");
    }

    @Test
    void aPathToNothingIsRefusedWithWhatCanBeGiven() {
        assertThatThrownBy(() -> Source.read(folder.resolve("nothing"), null))
                .hasMessageContaining("there is no ")
                .hasMessageContaining(Source.FORMS);
        assertRefused("has neither IDX files nor folders of pictures");
    }

    private void assertRefused(String problem) {
        assertThatThrownBy(() -> Source.read(folder, null))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(problem);
    }

    private void copy(String from, String to) throws IOException {
        Files.copy(MNIST.resolve(from), folder.resolve(to));
    }

    private void picture(String name, int width, int height, int type) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(width, height, type), "png", file.toFile());
    }
}
