package io.skerry.inference.samples;

import io.skerry.inference.dataset.LabelledImages;
import io.skerry.inference.predict.Classification;
import io.skerry.inference.predict.ModelCheck;
import io.skerry.inference.predict.Predictor;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.ModelManifest;
import io.skerry.onnx.SessionSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the repository's models with what it says about all images of a test set; computed once, since the deep ones take seconds.
 *
 * @param labels the right class of each image
 */
record SampleModel(ModelManifest manifest, long bytes, List<Classification> answers, int[] labels) {

    private static final Path SAMPLES = Path.of("../../samples");
    private static final Map<String, SampleModel> COMPUTED = new HashMap<>();

    /** A model on its own test set, e.g. {@code mnist} and {@code deep}. */
    static SampleModel of(String set, String model) {
        return on(set, model, set);
    }

    /** A model on the images of any set, those that it does not know too. */
    static synchronized SampleModel on(String set, String model, String images) {
        return COMPUTED.computeIfAbsent(set + "/" + model + " on " + images, _ -> compute(set, model, images));
    }

    private static SampleModel compute(String set, String model, String images) {
        ModelArtefact artefact = ModelArtefact.open(SAMPLES.resolve(set).resolve(model));
        LabelledImages test = LabelledImages.read(
                SAMPLES.resolve(images).resolve("t10k-images-idx3-ubyte.gz"),
                SAMPLES.resolve(images).resolve("t10k-labels-idx1-ubyte.gz"));
        try (Predictor predictor = Predictor.open(artefact, SessionSettings.DEFAULT)) {
            return new SampleModel(
                    predictor.manifest(),
                    artefact.modelFile().toFile().length(),
                    ModelCheck.answers(predictor, test),
                    test.labels());
        }
    }

    boolean[] correct() {
        boolean[] correct = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            correct[i] = answers.get(i).index() == labels[i];
        }
        return correct;
    }

    double accuracy() {
        int right = 0;
        for (boolean correct : correct()) {
            right += correct ? 1 : 0;
        }
        return (double) right / labels.length;
    }
}
