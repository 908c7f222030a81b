package io.skerry.benchmarks.kubeedge;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.benchmarks.kubeedge.ModelVersions.Version;
import io.skerry.benchmarks.samples.SampleSet;
import io.skerry.inference.predict.Example;
import io.skerry.inference.predict.ImageExample;
import io.skerry.inference.predict.Predictor;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.SessionSettings;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelVersionsTest {

    @TempDir
    Path folder;

    private final SampleSet set = SampleSet.of(Path.of("..").toAbsolutePath(), "mnist");

    @Test
    void each_version_is_another_file_that_answers_like_the_original() throws Exception {
        Example picture = ImageExample.check(set.png(1).getFirst());
        try (ModelVersions versions = ModelVersions.of(set.deep(), folder);
                Predictor original = open(set.deep())) {
            String first = versions.next(false).name();
            Version second = versions.next(true);

            assertThat(second.name()).isNotEqualTo(first);
            assertThat(digest("1")).isNotEqualTo(digest("2"));
            try (Predictor model = open(folder.resolve("2"));
                    InputStream served =
                            second.url().resolve("manifest.json").toURL().openStream()) {
                assertThat(model.predict(picture).confidence())
                        .isEqualTo(original.predict(picture).confidence());
                assertThat(model.name()).isEqualTo(second.name());
                assertThat(served.readAllBytes()).asString().contains("\"version\":\"2\"");
            }
        }
    }

    private String digest(String version) {
        return String.valueOf(
                ModelArtefact.open(folder.resolve(version)).requireManifest().sha256());
    }

    private static Predictor open(Path model) {
        return Predictor.open(ModelArtefact.open(model), SessionSettings.DEFAULT);
    }
}
