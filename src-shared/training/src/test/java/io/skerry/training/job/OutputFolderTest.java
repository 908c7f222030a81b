package io.skerry.training.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    @TempDir
    Path temp;

    @Test
    void aNewModelReplacesTheOneBeforeWithAllItsFiles() throws IOException {
        OutputFolder folder = new OutputFolder(temp.resolve("digits"));
        folder.publish(Map.of("model.onnx", bytes("one"), "training.svg", bytes("plot")));
        folder.publish(Map.of("model.onnx", bytes("two")));
        assertThat(folder.path().resolve("model.onnx")).hasContent("two");
        assertThat(folder.path()).isDirectoryNotContaining("glob:**/training.svg");
        assertThat(temp).isDirectoryNotContaining("glob:**/.digits*");
    }

    @Test
    void aFolderWithSomethingElseInItIsNotReplaced() throws IOException {
        Files.writeString(temp.resolve("thesis.txt"), "mine");
        assertThatThrownBy(() -> new OutputFolder(temp))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("has thesis.txt in it, which no training wrote");
    }

    @Test
    void whatCameIntoTheFolderMeanwhileIsNotReplacedEither() throws IOException {
        OutputFolder folder = new OutputFolder(temp.resolve("digits"));
        folder.publish(Map.of("model.onnx", bytes("one")));
        Files.writeString(folder.path().resolve("thesis.txt"), "mine");
        assertThatThrownBy(() -> folder.publish(Map.of("model.onnx", bytes("two"))))
                .isInstanceOf(OutputException.class);
        assertThat(folder.path().resolve("model.onnx")).hasContent("one");
    }

    @Test
    void whatWasThereIsKeptIfTheNewOneCannotBeWritten() throws IOException {
        OutputFolder folder = new OutputFolder(temp.resolve("digits"));
        folder.publish(Map.of("model.onnx", bytes("one")));
        assertThatThrownBy(() -> folder.publish(Map.of("missing/model.onnx", bytes("two"))))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("what was there is kept");
        assertThat(folder.path().resolve("model.onnx")).hasContent("one");
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(temp.resolve("digits"));
        assertThatThrownBy(() -> new OutputFolder(file)).hasMessageContaining("is a file: name a folder");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
