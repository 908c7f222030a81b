package io.skerry.training.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.inference.dataset.LabelledImages;
import io.skerry.training.data.Labels;
import io.skerry.training.data.Part;
import io.skerry.training.data.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckSetWriterTest {

    @TempDir
    Path folder;

    @Test
    void eachClassHasAsManyPicturesAsItCan() {
        int[] labels =
                IntStream.range(0, 3000).map(i -> i < 100 ? 0 : 1 + i % 2).toArray();
        Part chosen = CheckSetWriter.choose(Part.all(pictures(labels)));
        assertThat(chosen.size()).isEqualTo(1000);
        assertThat(Arrays.stream(chosen.examples()).filter(example -> labels[example] == 0))
                .hasSize(100);
        assertThat(Arrays.stream(chosen.examples()).filter(example -> labels[example] == 1))
                .hasSize(450);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Pictures pictures = pictures(0, 1, 255);
        Path images = Files.write(folder.resolve("images"), CheckSetWriter.images(pictures, new int[] {0, 2}));
        Path labels = Files.write(folder.resolve("labels"), CheckSetWriter.labels(pictures, new int[] {0, 2}));
        LabelledImages read = LabelledImages.read(images, labels);
        assertThat(read.labels()).containsExactly(0, 255);
        assertThat(read.image(1).samples()).isEqualTo(pictures.picture(2));
    }

    private static Pictures pictures(int... labels) {
        byte[] samples = new byte[labels.length * 2 * 3];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) i;
        }
        return new Pictures(2, 3, 1, samples, Labels.numbered(labels));
    }
}
