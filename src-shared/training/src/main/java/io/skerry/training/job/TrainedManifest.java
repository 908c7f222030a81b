package io.skerry.training.job;

import io.skerry.onnx.ModelManifest;
import io.skerry.onnx.ModelManifest.CheckSet;
import io.skerry.onnx.ModelManifest.Output;
import io.skerry.onnx.ModelManifest.Postprocess;
import io.skerry.onnx.ModelManifest.Provenance;
import io.skerry.onnx.ModelManifest.Task;
import io.skerry.training.data.Dataset;
import io.skerry.training.data.Holdout;
import io.skerry.training.metrics.Epoch;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is said of a model that was trained. */
final class TrainedManifest {

    private static final int VERSION_DIGITS = 12;

    private TrainedManifest() {}

    /**
     * A manifest. The version is the beginning of the digest, so that two models never have the same.
     *
     * @param output name of the graph's output
     * @param checkSet absent if there is none
     */
    static ModelManifest of(
            String name,
            String sha256,
            StartingPoint start,
            String output,
            @Nullable CheckSet checkSet,
            Provenance provenance) {
        return new ModelManifest(
                ModelManifest.API_VERSION,
                name,
                sha256.substring(0, VERSION_DIGITS),
                Task.CLASSIFICATION,
                sha256,
                start.input(),
                new Output(output, Postprocess.SOFTMAX),
                start.labels(),
                null,
                checkSet,
                provenance);
    }

    /** Where it comes from. */
    static Provenance provenance(String source, Holdout data, String trainer, long seed, Instant now, Epoch best) {
        Dataset all = data.training().data();
        String learnedFrom = "%s (sha256:%s), %d of %d examples"
                .formatted(source, all.digest(), data.training().size(), all.size());
        return new Provenance(
                learnedFrom,
                trainer,
                seed,
                now.toString(),
                Map.of(
                        "accuracy", best.validation().accuracy(),
                        "macroF1", best.validation().macroF1(),
                        "loss", best.validation().loss(),
                        "trainingLoss", best.trainingLoss(),
                        "epoch", (double) best.number(),
                        "validationExamples", (double) data.validation().size()));
    }
}
