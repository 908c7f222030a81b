package io.skerry.inference.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledImagesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void picturesAndLabelsAreReadPackedOrNot(boolean packed) throws IOException {
        Path images = write("images", packed, idx(0x803, new int[] {2, 1, 3}, 1, 2, 3, 4, 5, 6));
        Path labels = write("labels", packed, idx(0x801, new int[] {2}, 9, 200));

        LabelledImages read = LabelledImages.read(images, labels);

        assertThat(read.size()).isEqualTo(2);
        assertThat(read.image(1).width()).isEqualTo(3);
        assertThat(read.image(1).height()).isEqualTo(1);
        assertThat(read.image(1).samples()).containsExactly(4, 5, 6);
        assertThat(read.labels()).containsExactly(9, 200);
    }

    @Test
    void filesThatDoNotBelongTogetherAreRefused() throws IOException {
        Path images = write("images", true, idx(0x803, new int[] {2, 1, 1}, 1, 2));
        Path labels = write("labels", true, idx(0x801, new int[] {3}, 1, 2, 3));

        assertRefused(images, labels, "do not belong together");
        assertRefused(labels, labels, "begins with 0x00000801");
        assertRefused(images, images, "begins with 0x00000803");
        assertRefused(folder.resolve("none"), labels, "cannot be read");
    }

    @Test
    void aFileWithMoreOrFewerValuesThanItDeclaresIsRefused() throws IOException {
        Path labels = write("labels", true, idx(0x801, new int[] {2}, 1, 2));

        assertRefused(write("few", true, idx(0x803, new int[] {2, 1, 1}, 1)), labels, "ends early");
        assertRefused(write("many", true, idx(0x803, new int[] {2, 1, 1}, 1, 2, 3)), labels, "more than the 2 values");
        assertRefused(write("none", true, idx(0x803, new int[] {2, 0, 5})), labels, "no pictures");
        assertRefused(write("empty", false, new byte[0]), labels, "ends early");
        assertRefused(write("short", false, new byte[] {0, 0, 8}), labels, "ends early");
    }

    @Test
    void aFileThatDeclaresMoreThanFitsIsRefusedBeforeAnythingIsAllocated() throws IOException {
        Path labels = write("labels", true, idx(0x801, new int[] {2}, 1, 2));

        int[] large = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
        assertRefused(write("large", true, idx(0x803, large)), labels, "at most 268435456");
        assertRefused(write("negative", true, idx(0x803, new int[] {2, -1, 1})), labels, "at most 268435456");
    }

    @Test
    void aDamagedArchiveIsRefused() throws IOException {
        byte[] whole = pack(idx(0x803, new int[] {2, 1, 1}, 1, 2));
        Path labels = write("labels", true, idx(0x801, new int[] {2}, 1, 2));

        whole[whole.length - 6] ^= 1;
        assertRefused(Files.write(folder.resolve("damaged"), whole), labels, "cannot be read");
        assertRefused(Files.write(folder.resolve("cut"), Arrays.copyOf(whole, 15)), labels, "ends early");
    }

    private static void assertRefused(Path images, Path labels, String message) {
        assertThatThrownBy(() -> LabelledImages.read(images, labels))
                .isInstanceOf(IdxException.class)
                .hasMessageContaining(message);
    }

    private Path write(String name, boolean packed, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), packed ? pack(bytes) : bytes);
    }

    private static byte[] pack(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] idx(int magic, int[] dimensions, int... values) {
        ByteBuffer file =
                ByteBuffer.allocate(4 + 4 * dimensions.length + values.length).putInt(magic);
        Arrays.stream(dimensions).forEach(file::putInt);
        Arrays.stream(values).forEach(value -> file.put((byte) value));
        return file.array();
    }
}
