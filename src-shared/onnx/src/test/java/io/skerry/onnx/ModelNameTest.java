package io.skerry.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelNameTest {

    @ParameterizedTest
    @CsvSource({
        "/models/vibration/, vibration",
        "/models/vibration, vibration",
        "/models/vibration/model.onnx, vibration",
        "/models/vibration.onnx, vibration",
        "/models/vibration.onnx/model.onnx, vibration.onnx",
        "/models/worn tools (2).onnx, worn-tools-2-",
        "/models/_draft, draft",
        "/model.onnx, model",
        "/, model",
        "'', model",
        "/Modèle/, Mod-le"
    })
    void aModelIsCalledAsItsFolderOrItsFile(String path, String name) {
        assertThat(ModelName.of(path)).isEqualTo(name);
    }

    @Property
    void anyPathGivesANameThatAManifestMayHave(@ForAll String path) {
        assertThat(ModelName.of(path)).matches(ModelManifest.NAME);
    }
}
