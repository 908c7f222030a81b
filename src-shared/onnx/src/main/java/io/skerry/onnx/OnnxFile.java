package io.skerry.onnx;

import io.skerry.onnx.ModelException.Kind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/**
 * A look at an {@code .onnx} file before ONNX Runtime sees it: what it would read from other files or allocate out of proportion is
 * refused.
 *
 * @param metadata the model's metadata properties
 * @param softmaxes names of the tensors that a Softmax of the main graph gives
 */
record OnnxFile(Map<String, String> metadata, Set<String> softmaxes) {

    /**
     * Looks at a file, mapped and not copied.
     *
     * @throws ModelException if it is missing, empty, too large, no ONNX model, or not self-contained
     */
    static OnnxFile inspect(Path file, long maxBytes) {
        requireFile(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            long size = channel.size();
            requireSize(file, size, maxBytes);
            ByteBuffer bytes =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena).asByteBuffer();
            OnnxScan scan = new OnnxScan(maxBytes / Float.BYTES);
            scan.model(new ProtobufFields(bytes));
            return new OnnxFile(scan.metadata(), scan.softmaxes());
        } catch (ProtobufFields.Malformed e) {
            throw new ModelException(
                    Kind.CORRUPT,
                    file.getFileName() + " is not an ONNX model: " + e.getMessage() + ": copy it again",
                    e);
        } catch (OnnxScan.Refused e) {
            throw new ModelException(e.kind(), file.getFileName() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ModelException(Kind.MISSING, file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(Kind.MISSING, "there is no file " + file + ": check the model's path");
        }
    }

    private static void requireSize(Path file, long size, long maxBytes) {
        if (size == 0) {
            throw new ModelException(Kind.EMPTY, file.getFileName() + " is empty: copy it again");
        }
        if (size > maxBytes) {
            throw new ModelException(
                    Kind.TOO_LARGE,
                    file.getFileName() + " has " + size + " bytes, more than the limit of " + maxBytes
                            + ": raise the limit or use a smaller model");
        }
    }
}
