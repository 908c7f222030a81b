package io.skerry.training;

import io.skerry.onnx.Sha256;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.training.data.Examples;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The digest of all that the result of a training follows from: the model, the examples, and the settings. */
final class RunDigest {

    private RunDigest() {}

    static String of(OnnxGraph model, Examples examples, TrainingSettings settings) {
        MessageDigest digest = Sha256.digest();
        digest.update(model.bytes());
        digest.update(settings.toString().getBytes(StandardCharsets.UTF_8));
        int size = Math.toIntExact(examples.shape().stream().reduce(1L, Math::multiplyExact));
        ByteBuffer example = ByteBuffer.allocate(size * Float.BYTES + Integer.BYTES);
        for (int i = 0; i < examples.size(); i++) {
            example.clear();
            examples.write(i, example.asFloatBuffer());
            example.putInt(size * Float.BYTES, examples.label(i));
            digest.update(example);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
