package io.skerry.training.job;

import io.skerry.onnx.ManifestJson;
import io.skerry.onnx.ModelManifest;
import io.skerry.onnx.ModelManifest.CheckSet;
import io.skerry.onnx.ModelManifest.Provenance;
import io.skerry.onnx.Sha256;
import io.skerry.training.Evaluator;
import io.skerry.training.TrainedModel;
import io.skerry.training.data.Part;
import io.skerry.training.data.Pictures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a trained model with all that belongs to it.
 *
 * @param name of the model
 * @param source what the data are called
 * @param trainer what trained it
 * @param createdAt when
 */
public record Publication(String name, String source, String trainer, Instant createdAt) {

    /**
     * Writes the model, its manifest, its check set if its pictures can be one, its history and the plot of it.
     *
     * @return what was written of the model
     * @throws OutputException if it cannot be written; what was there is kept
     */
    public ModelManifest write(TrainingJob job, TrainedModel trained, OutputFolder folder) {
        Map<String, byte[]> files = new HashMap<>();
        byte[] model = trained.model().bytes();
        Provenance provenance = TrainedManifest.provenance(
                source, job.data(), trainer, job.settings().seed(), createdAt, trained.best());
        ModelManifest manifest = TrainedManifest.of(
                name,
                Sha256.of(model),
                job.start(),
                trained.model().outputs().getFirst(),
                checkSet(job, trained, files),
                provenance);
        files.put(OutputFolder.MODEL, model);
        files.put(OutputFolder.MANIFEST, ManifestJson.write(manifest));
        files.put(OutputFolder.HISTORY, HistoryJson.write(trained.history()));
        files.put(OutputFolder.PLOT, TrainingPlot.svg(name, trained.history()).getBytes(StandardCharsets.UTF_8));
        folder.publish(files);
        return manifest;
    }

    private static @Nullable CheckSet checkSet(TrainingJob job, TrainedModel trained, Map<String, byte[]> files) {
        Part held = job.data().validation();
        Part labelled =
                held.with(held.data().with(held.data().labels().in(job.start().labels())));
        if (!(labelled.data() instanceof Pictures pictures) || !CheckSetWriter.canBeMade(pictures)) {
            return null;
        }
        Part chosen = CheckSetWriter.choose(labelled);
        byte[] images = CheckSetWriter.images(pictures, chosen.examples());
        byte[] labels = CheckSetWriter.labels(pictures, chosen.examples());
        files.put(CheckSetWriter.IMAGES, images);
        files.put(CheckSetWriter.LABELS, labels);
        double accuracy = new Evaluator(job.examples(chosen), job.session())
                .evaluate(trained.model())
                .accuracy();
        return CheckSetWriter.describe(images, labels, accuracy);
    }
}
