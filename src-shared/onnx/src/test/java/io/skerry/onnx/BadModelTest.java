package io.skerry.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skerry.onnx.ModelException.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadModelTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "unknown-operator, UNSUPPORTED, NoSuchOperator",
        "future-opset, UNSUPPORTED, opset",
        "strings, UNSUPPORTED, STRING",
        "sequence, UNSUPPORTED, zipmap=False",
        "external-weights, EXTERNAL_DATA, save_as_external_data=False",
        "external-in-branch, EXTERNAL_DATA, save_as_external_data=False",
        "declares-2-gb, CORRUPT, 2147483648 elements",
    })
    void aModelThatCannotRunHereIsRefusedWithItsReason(String name, Kind kind, String message) {
        assertRefused(TestModels.model(name), kind, message);
    }

    @Test
    void aMissingFileIsNamed() {
        assertRefused(folder.resolve("none.onnx"), Kind.MISSING, "none.onnx");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertRefused(write(new byte[0]), Kind.EMPTY, "model.onnx is empty");
    }

    @Test
    void aTextFileIsRefused() throws IOException {
        assertRefused(write("<html>404</html>".getBytes(StandardCharsets.UTF_8)), Kind.CORRUPT, "not an ONNX model");
    }

    @Test
    void aFileThatEndsEarlyIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(TestModels.model("halves"));
        assertRefused(write(Arrays.copyOf(whole, whole.length / 2)), Kind.CORRUPT, "not an ONNX model");
    }

    @Test
    void aFileOfTwoGibibytesIsRefusedBeforeItIsRead() throws IOException {
        Path large = folder.resolve("model.onnx");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(2L << 30);
        }
        assertRefused(large, Kind.TOO_LARGE, "2147483648 bytes");
        assertThatThrownBy(() -> ModelArtefact.open(large))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("2147483648 bytes");
    }

    @Property(tries = 300)
    void aDamagedFileGivesASessionOrAModelException(
            @ForAll @IntRange(min = 0, max = 10_000) int place, @ForAll byte value) throws IOException {
        byte[] bytes = Files.readAllBytes(TestModels.model("halves"));
        bytes[place % bytes.length] = value;
        Path file = Files.createTempFile("damaged", ".onnx");
        try {
            Files.write(file, bytes);
            ModelSession.open(file, SessionSettings.DEFAULT).close();
        } catch (ModelException e) {
            assertThat(e).hasMessageContaining("damaged");
        } finally {
            Files.delete(file);
        }
    }

    @Property(tries = 1_000)
    void anyBytesGiveFieldsOrMalformed(@ForAll byte[] bytes) {
        try {
            ProtobufFields fields = new ProtobufFields(ByteBuffer.wrap(bytes));
            while (fields.next()) {
                assertThat(fields.number()).isPositive();
            }
        } catch (ProtobufFields.Malformed e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("model.onnx"), bytes);
    }

    private static void assertRefused(Path model, Kind kind, String message) {
        ModelException refused =
                catchThrowableOfType(ModelException.class, () -> ModelSession.open(model, SessionSettings.DEFAULT));
        assertThat(refused).hasMessageContaining(message);
        assertThat(refused.kind()).isEqualTo(kind);
    }
}
