package io.skerry.onnx;

import io.skerry.onnx.ModelException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A model on disk, verified: a folder with {@code model.onnx} and perhaps {@code manifest.json}, or one {@code .onnx} file whose
 * manifest, if any, is in its metadata property {@code skerry.manifest}.
 *
 * @param name what to call the model if no manifest says it: that of its folder or file
 * @param modelFile the {@code .onnx} file
 * @param sha256 its digest
 * @param manifest what is said of the model; without it at most tensors can be passed, see {@link ImpliedManifest}
 * @param checkSet examples that travel with the model
 */
public record ModelArtefact(
        String name,
        Path modelFile,
        String sha256,
        Optional<ModelManifest> manifest,
        Optional<CheckSetFiles> checkSet) {

    /** The model's file in a folder. */
    public static final String MODEL_FILE = "model.onnx";

    /** The manifest's file in a folder. */
    public static final String MANIFEST_FILE = "manifest.json";

    /** The metadata property that holds a manifest. */
    public static final String MANIFEST_PROPERTY = "skerry.manifest";

    /** As {@link #open(Path, long)} with the limit of {@link SessionSettings#DEFAULT}. */
    public static ModelArtefact open(Path folderOrOnnxFile) {
        return open(folderOrOnnxFile, SessionSettings.DEFAULT.maxModelBytes());
    }

    /**
     * Opens a model and verifies every digest that its manifest names. The graph itself is not loaded.
     *
     * @param maxModelBytes a larger model is refused before it is read
     * @throws ModelException if it is missing, too large, not self-contained, not what its digest says, or its manifest is not valid
     */
    public static ModelArtefact open(Path folderOrOnnxFile, long maxModelBytes) {
        boolean folder = Files.isDirectory(folderOrOnnxFile);
        Path model = folder ? folderOrOnnxFile.resolve(MODEL_FILE) : folderOrOnnxFile;
        OnnxFile file = OnnxFile.inspect(model, maxModelBytes);
        String sha256 = digest(model);
        Optional<ModelManifest> manifest = folder ? inFolder(folderOrOnnxFile) : Optional.empty();
        if (manifest.isEmpty()) {
            manifest = inside(file);
        }
        manifest.map(ModelManifest::sha256).ifPresent(expected -> requireDigest(model, expected, sha256));
        Optional<CheckSetFiles> checkSet =
                manifest.map(ModelManifest::checkSet).map(set -> checkSet(model.resolveSibling("."), set));
        String name = ModelName.of(
                folderOrOnnxFile.toAbsolutePath().normalize().toUri().getPath());
        return new ModelArtefact(name, model, sha256, manifest, checkSet);
    }

    /** The same, called as where it was copied from and not as where the copy is. */
    public ModelArtefact copiedFrom(URI source) {
        String path = Objects.requireNonNullElse(source.getPath(), "");
        return new ModelArtefact(ModelName.of(path), modelFile, sha256, manifest, checkSet);
    }

    /**
     * Checks the file's digest against one from elsewhere, such as a node plan.
     *
     * @throws ModelException of {@link Kind#WRONG_DIGEST} if they differ
     */
    public ModelArtefact requireDigest(String expected) {
        requireDigest(modelFile, expected, sha256);
        return this;
    }

    /**
     * The manifest, for what cannot be done without.
     *
     * @throws ModelException of {@link Kind#NO_MANIFEST} that says what is missing and where it belongs
     */
    public ModelManifest requireManifest() {
        return manifest.orElseThrow(() -> new ModelException(
                Kind.NO_MANIFEST,
                modelFile.getFileName()
                        + " has no manifest, so nothing says how an image becomes its input and what its"
                        + " output means: put " + MANIFEST_FILE + " beside it or into its metadata property "
                        + MANIFEST_PROPERTY + ", or send tensors"));
    }

    private static Optional<ModelManifest> inFolder(Path folder) {
        Path file = folder.resolve(MANIFEST_FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > ManifestJson.MAX_BYTES) {
                throw new ModelException(
                        Kind.BAD_MANIFEST, file + " has more than " + ManifestJson.MAX_BYTES + " bytes");
            }
            return Optional.of(ManifestJson.read(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new ModelException(Kind.BAD_MANIFEST, file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<ModelManifest> inside(OnnxFile file) {
        return Optional.ofNullable(file.metadata().get(MANIFEST_PROPERTY))
                .map(json -> ManifestJson.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static CheckSetFiles checkSet(Path folder, ModelManifest.CheckSet set) {
        Path images = folder.resolve(set.images()).normalize();
        Path labels = folder.resolve(set.labels()).normalize();
        requireDigest(images, set.imagesSha256(), digest(images));
        requireDigest(labels, set.labelsSha256(), digest(labels));
        return new CheckSetFiles(images, labels, set.accuracy());
    }

    private static String digest(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new ModelException(Kind.MISSING, file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void requireDigest(Path file, String expected, String found) {
        if (!expected.equals(found)) {
            throw new ModelException(
                    Kind.WRONG_DIGEST,
                    file.getFileName() + " has the SHA-256 " + found + ", expected " + expected
                            + ": it was changed or damaged, copy it again");
        }
    }
}
