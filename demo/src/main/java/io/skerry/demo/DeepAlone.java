package io.skerry.demo;

import io.skerry.inference.predict.Classification;
import io.skerry.inference.predict.ImageExample;
import io.skerry.inference.predict.Predictor;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.SessionSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The deep model without any edge: the measure of what asking it about every picture would give. */
final class DeepAlone implements AutoCloseable {

    private static final int BATCH = 32;

    private final Predictor model;

    private DeepAlone(Predictor model) {
        this.model = model;
    }

    static DeepAlone open(Path folder) {
        return new DeepAlone(Predictor.open(ModelArtefact.open(folder), SessionSettings.DEFAULT));
    }

    /** The words for the classes. */
    List<String> labels() {
        return model.manifest().labels();
    }

    /** What it says about each picture that was asked about, by the picture's place. */
    Map<Integer, String> say(Pictures pictures, List<Outcome> outcomes) {
        List<Integer> asked =
                outcomes.stream().map(Outcome::image).distinct().sorted().toList();
        Map<Integer, String> said = new HashMap<>();
        for (int from = 0; from < asked.size(); from += BATCH) {
            List<Integer> batch = asked.subList(from, Math.min(asked.size(), from + BATCH));
            List<Classification> answers = model.predict(batch.stream()
                    .map(image -> ImageExample.check(pictures.png().get(image)))
                    .toList());
            for (int i = 0; i < batch.size(); i++) {
                said.put(batch.get(i), answers.get(i).label());
            }
        }
        return said;
    }

    @Override
    public void close() {
        model.close();
    }
}
