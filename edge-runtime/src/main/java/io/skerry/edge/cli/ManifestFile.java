package io.skerry.edge.cli;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skerry.mining.calibration.Calibration;
import io.skerry.onnx.ManifestJson;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.ModelException;
import io.skerry.onnx.ModelException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A manifest beside its model, to be changed in one place: all other fields keep their values and their order.
 *
 * @param path of the file
 * @param json what it says
 */
record ManifestFile(Path path, ObjectNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(LINES)
            .withArrayIndenter(LINES);

    /**
     * The manifest of a model's folder.
     *
     * @throws ModelException if there is none beside the model
     */
    static ManifestFile in(Path folder) throws IOException {
        Path file = folder.resolve(ModelArtefact.MANIFEST_FILE);
        if (!Files.isRegularFile(file)) {
            throw new ModelException(
                    Kind.NO_MANIFEST,
                    "there is no " + file
                            + " to write to: a manifest inside an .onnx file cannot be changed, put it into a"
                            + " folder as model.onnx with manifest.json");
        }
        return new ManifestFile(file, (ObjectNode) JSON.readTree(Files.readAllBytes(file)));
    }

    /** Replaces the calibration, on the disk in one step. */
    void write(Calibration calibration) throws IOException {
        ObjectNode next = json.deepCopy();
        ObjectNode field = next.putObject("calibration")
                .put("temperature", calibration.temperature())
                .put("eceBefore", calibration.eceBefore())
                .put("eceAfter", calibration.eceAfter())
                .put("examples", calibration.examples());
        ArrayNode risk = field.putArray("risk");
        calibration
                .risk()
                .forEach(point -> risk.addObject()
                        .put("threshold", point.threshold())
                        .put("coverage", point.coverage())
                        .put("error", point.error()));
        byte[] bytes = (JSON.writer(PRINTER).writeValueAsString(next) + "\n").getBytes(StandardCharsets.UTF_8);
        ManifestJson.read(bytes);
        replace(bytes);
    }

    private void replace(byte[] bytes) throws IOException {
        Path part = path.resolveSibling("." + path.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
