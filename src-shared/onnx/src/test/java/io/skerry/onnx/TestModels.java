package io.skerry.onnx;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/** The models that make_models.py made. */
final class TestModels {

    private TestModels() {}

    static Path model(String name) {
        URL url = TestModels.class.getResource("/models/" + name + ".onnx");
        if (url == null) {
            throw new IllegalArgumentException("there is no test model '" + name + "': run make_models.py");
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static ModelSession open(String name) {
        return ModelSession.open(model(name), SessionSettings.DEFAULT);
    }
}
