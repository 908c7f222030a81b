package io.skerry.edge.model;

import io.skerry.api.plan.ModelReference;
import io.skerry.edge.model.fetch.WebServer;
import io.skerry.onnx.Datatype;
import io.skerry.onnx.ImageInput;
import io.skerry.onnx.ManifestJson;
import io.skerry.onnx.ModelManifest;
import io.skerry.onnx.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A complete small artefact: a classifier that tells bright pictures of 2 × 2 pixels from dark ones. Its graph is one
 * Flatten and one Gemm: the logits are {@code k·(2 − sum)} and {@code k·(sum − 2)}, where sum is that of the four inputs and
 * k is 1 in {@code brightness-1.onnx}, 2 in {@code brightness-2.onnx}, −1 in {@code inverted.onnx}.
 */
public record TestModel(Map<String, byte[]> files) {

    private static final int EXAMPLES = 20;

    /** The first version; certain of nothing. */
    public static TestModel first() {
        return of("brightness-1", "1");
    }

    /** The second version; surer than the first. */
    public static TestModel second() {
        return of("brightness-2", "2");
    }

    /** Says bright for dark; its manifest claims that it does not. */
    public static TestModel inverted() {
        return of("inverted", "3");
    }

    static TestModel of(String resource, String version) {
        return of(resource(resource + ".onnx"), version, List.of("dark", "bright"));
    }

    static TestModel of(byte[] onnx, String version, List<String> labels) {
        byte[] images = images();
        byte[] answers = answers();
        ModelManifest manifest = new ModelManifest(
                ModelManifest.API_VERSION,
                "brightness",
                version,
                ModelManifest.Task.CLASSIFICATION,
                Sha256.of(onnx),
                new ImageInput(
                        "image",
                        ImageInput.Layout.NCHW,
                        Datatype.FP32,
                        2,
                        2,
                        1,
                        ImageInput.Colour.GREY,
                        List.of(0.0),
                        List.of(1.0)),
                new ModelManifest.Output("logits", ModelManifest.Postprocess.SOFTMAX),
                labels,
                null,
                new ModelManifest.CheckSet(
                        "check-images.gz", "check-labels.gz", Sha256.of(images), Sha256.of(answers), 1.0),
                null);
        return new TestModel(Map.of(
                "model.onnx",
                onnx,
                "manifest.json",
                ManifestJson.write(manifest),
                "check-images.gz",
                images,
                "check-labels.gz",
                answers));
    }

    /** The same artefact with another file in place of one. */
    public TestModel with(String name, byte[] content) {
        Map<String, byte[]> changed = new HashMap<>(files);
        changed.put(name, content);
        return new TestModel(Map.copyOf(changed));
    }

    public TestModel without(String name) {
        Map<String, byte[]> changed = new HashMap<>(files);
        changed.remove(name);
        return new TestModel(Map.copyOf(changed));
    }

    public byte[] onnx() {
        return files.get("model.onnx");
    }

    public String sha256() {
        return Sha256.of(onnx());
    }

    /** Publishes it below a path that ends with a slash. */
    public ModelReference publish(WebServer web, String path) {
        files.forEach((name, content) -> web.page(path + name, content));
        return new ModelReference(web.uri(path), null);
    }

    public ModelReference writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        return new ModelReference(URI.create("file://" + folder + "/"), null);
    }

    static byte[] resource(String name) {
        try (InputStream in = TestModel.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The brightness of every pixel of the i-th example of the check set; the dark ones are the even ones. */
    private static byte brightness(int i) {
        return (byte) (i % 2 == 0 ? 5 * i : 255 - 5 * i);
    }

    private static byte[] images() {
        ByteBuffer idx = ByteBuffer.allocate(16 + 4 * EXAMPLES)
                .putInt(0x00000803)
                .putInt(EXAMPLES)
                .putInt(2)
                .putInt(2);
        for (int i = 0; i < EXAMPLES; i++) {
            for (int pixel = 0; pixel < 4; pixel++) {
                idx.put(brightness(i));
            }
        }
        return gzip(idx.array());
    }

    private static byte[] answers() {
        ByteBuffer idx = ByteBuffer.allocate(8 + EXAMPLES).putInt(0x00000801).putInt(EXAMPLES);
        for (int i = 0; i < EXAMPLES; i++) {
            idx.put((byte) (i % 2));
        }
        return gzip(idx.array());
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
