package io.skerry.benchmarks.curve;

import io.skerry.benchmarks.samples.SampleSet;
import io.skerry.inference.dataset.LabelledImages;
import io.skerry.inference.predict.Classification;
import io.skerry.inference.predict.ManifestCalibration;
import io.skerry.inference.predict.ModelCheck;
import io.skerry.inference.predict.Predictor;
import io.skerry.mining.InvalidMinerException;
import io.skerry.mining.Miner;
import io.skerry.mining.Miners;
import io.skerry.mining.calibration.Calibration;
import io.skerry.mining.cascade.CascadeCurve;
import io.skerry.onnx.ModelArtefact;
import io.skerry.onnx.SessionSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What both models of a sample set say about all its test images.
 *
 * @param calibration of the shallow model
 */
record Answers(
        LabelledImages images,
        List<Classification> shallow,
        List<Classification> deep,
        @Nullable Calibration calibration) {

    static Answers of(SampleSet set) {
        LabelledImages images = set.images();
        try (Predictor shallow = open(set.shallow());
                Predictor deep = open(set.deep())) {
            return new Answers(
                    images,
                    ModelCheck.answers(shallow, images),
                    ModelCheck.answers(deep, images),
                    ManifestCalibration.of(shallow.manifest()).orElse(null));
        }
    }

    static Predictor open(Path model) {
        return Predictor.open(ModelArtefact.open(model), SessionSettings.DEFAULT);
    }

    /** The curve where a miner tells what is hard. */
    CascadeCurve curve(String miner) throws InvalidMinerException {
        return new CascadeCurve(right(shallow), right(deep), hardness(miner, shallow, calibration));
    }

    private boolean[] right(List<Classification> answers) {
        boolean[] right = new boolean[answers.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = answers.get(i).index() == images.label(i);
        }
        return right;
    }

    /** How hard a miner finds the examples from their answers. */
    static double[] hardness(String name, List<Classification> answers, @Nullable Calibration calibration)
            throws InvalidMinerException {
        Miner miner = Miners.create(name, Map.of(), new SplittableRandom(1), calibration);
        return answers.stream()
                .mapToDouble(answer -> miner.look(answer.scores()).score())
                .toArray();
    }
}
