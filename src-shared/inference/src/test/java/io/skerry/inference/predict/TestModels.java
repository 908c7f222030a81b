package io.skerry.inference.predict;

import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.SessionSettings;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/** The models that make_fixtures.py made. */
final class TestModels {

    private TestModels() {}

    static Path folder(String name) {
        URL url = TestModels.class.getResource("/models/" + name);
        if (url == null) {
            throw new IllegalArgumentException("there is no test model '" + name + "': run make_fixtures.py");
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Predictor open(String name) {
        return Predictor.open(ModelArtefact.open(folder(name)), SessionSettings.DEFAULT);
    }
}
