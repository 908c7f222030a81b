package io.skerry.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.onnx.ModelException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelArtefactTest {

    @TempDir
    Path folder;

    @BeforeEach
    void putTheModel() throws IOException {
        Files.copy(TestModels.model("halves"), folder.resolve("model.onnx"));
    }

    @Test
    void aFolderIsAModelWithItsManifest() throws IOException {
        String digest = Sha256.of(folder.resolve("model.onnx"));
        manifest("\"sha256\":\"" + digest + "\",");

        ModelArtefact artefact = ModelArtefact.open(folder);

        assertThat(artefact.name()).isEqualTo(folder.getFileName().toString());
        assertThat(artefact.modelFile()).isEqualTo(folder.resolve("model.onnx"));
        assertThat(artefact.sha256()).isEqualTo(digest);
        assertThat(artefact.requireManifest().id()).isEqualTo("halves:1");
        assertThat(artefact.checkSet()).isEmpty();
        assertThat(artefact.requireDigest(digest)).isSameAs(artefact);
    }

    @Test
    void aSingleFileCarriesItsManifestInside() {
        ModelArtefact artefact = ModelArtefact.open(TestModels.model("halves-manifest"));

        assertThat(artefact.requireManifest().labels()).containsExactly("left", "right", "neither");
    }

    @Test
    void aModelWithoutAManifestTakesTensorsAndSaysWhatImagesNeed() {
        ModelArtefact artefact = ModelArtefact.open(folder);

        try (ModelSession session = ModelSession.open(artefact.modelFile(), SessionSettings.DEFAULT)) {
            Tensor picture = Tensor.of(new long[] {1, 1, 4, 4}, new float[16]);
            assertThat(session.run(Map.of("image", picture)).get("logits").floats())
                    .containsExactly(0, 0, 1);
        }
        assertThatThrownBy(artefact::requireManifest)
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("has no manifest", "manifest.json", "skerry.manifest", "send tensors")
                .extracting("kind")
                .isEqualTo(Kind.NO_MANIFEST);
    }

    @Test
    void aModelWithAnotherDigestThanItsManifestSaysIsRefused() throws IOException {
        manifest("\"sha256\":\"" + "0".repeat(64) + "\",");

        assertRefused(Kind.WRONG_DIGEST, "expected " + "0".repeat(64));
    }

    @Test
    void aModelWithAnotherDigestThanThePlanSaysIsRefused() {
        ModelArtefact artefact = ModelArtefact.open(folder);

        assertThatThrownBy(() -> artefact.requireDigest("1".repeat(64)))
                .isInstanceOf(ModelException.class)
                .extracting("kind")
                .isEqualTo(Kind.WRONG_DIGEST);
    }

    @Test
    void theCheckSetIsFoundAndItsDigestsAreVerified() throws IOException {
        Path images = Files.writeString(folder.resolve("images.gz"), "images");
        Path labels = Files.writeString(folder.resolve("labels.gz"), "labels");
        manifest("\"checkSet\":{\"images\":\"images.gz\",\"labels\":\"labels.gz\",\"imagesSha256\":\""
                + Sha256.of(images) + "\",\"labelsSha256\":\"" + Sha256.of(labels) + "\",\"accuracy\":0.5},");
        assertThat(ModelArtefact.open(folder).checkSet()).contains(new CheckSetFiles(images, labels, 0.5));

        Files.writeString(labels, "changed");
        assertRefused(Kind.WRONG_DIGEST, "labels.gz");

        Files.delete(labels);
        assertRefused(Kind.MISSING, "labels.gz");
    }

    @Test
    void aBrokenManifestIsRefused() throws IOException {
        Files.writeString(folder.resolve("manifest.json"), "{");

        assertRefused(Kind.BAD_MANIFEST, "manifest");
    }

    @Test
    void aManifestThatIsTooLargeIsNotRead() throws IOException {
        Files.write(folder.resolve("manifest.json"), new byte[ManifestJson.MAX_BYTES + 1]);

        assertRefused(Kind.BAD_MANIFEST, "more than");
    }

    @Test
    void aFolderWithoutAModelIsRefused() throws IOException {
        Files.delete(folder.resolve("model.onnx"));

        assertRefused(Kind.MISSING, "model.onnx");
    }

    private void manifest(String more) throws IOException {
        Files.writeString(
                folder.resolve("manifest.json"), ManifestJsonTest.MINIMAL.replace("\"labels\"", more + "\"labels\""));
    }

    private void assertRefused(Kind kind, String message) {
        assertThatThrownBy(() -> ModelArtefact.open(folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(message)
                .extracting("kind")
                .isEqualTo(kind);
    }
}
