package io.skerry.edge.inference;

import io.skerry.onnx.Datatype;
import io.skerry.onnx.ImageInput;
import io.skerry.onnx.ModelManifest;
import io.skerry.onnx.ModelManifest.Calibration;
import io.skerry.onnx.ModelManifest.Postprocess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of classifiers of dark and bright pictures. */
final class Manifests {

    private Manifests() {}

    static ModelManifest classifier(Postprocess postprocess, @Nullable Calibration calibration) {
        return new ModelManifest(
                ModelManifest.API_VERSION,
                "brightness",
                "1",
                ModelManifest.Task.CLASSIFICATION,
                null,
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
                new ModelManifest.Output("scores", postprocess),
                List.of("dark", "bright"),
                calibration,
                null,
                null);
    }
}
