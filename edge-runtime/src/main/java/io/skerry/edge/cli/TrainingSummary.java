package io.skerry.edge.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skerry.onnx.ModelManifest;
import io.skerry.training.TrainedModel;
import io.skerry.training.data.Holdout;
import io.skerry.training.metrics.Evaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a training gave.
 *
 * @param manifest of the model
 * @param folder where it is
 * @param data what it learned from, and what it was judged by
 * @param trained the model and its history
 */
record TrainingSummary(ModelManifest manifest, Path folder, Holdout data, TrainedModel trained) {

    List<String> lines() {
        Evaluation best = trained.best().validation();
        return List.of(
                "%s in %s".formatted(manifest.id(), folder),
                String.format(
                        Locale.ROOT,
                        "best epoch %d of %d: accuracy %.4f, macro F1 %.4f, loss %.4f on %,d examples held out of %,d",
                        trained.best().number(),
                        trained.history().size(),
                        best.accuracy(),
                        best.macroF1(),
                        best.loss(),
                        data.validation().size(),
                        data.validation().size() + data.training().size()));
    }

    ObjectNode json(ObjectNode into) {
        Evaluation best = trained.best().validation();
        return into.put("model", manifest.id())
                .put("folder", folder.toString())
                .put("sha256", manifest.sha256())
                .put("trainingExamples", data.training().size())
                .put("validationExamples", data.validation().size())
                .put("epochs", trained.history().size())
                .put("bestEpoch", trained.best().number())
                .put("accuracy", best.accuracy())
                .put("macroF1", best.macroF1())
                .put("loss", best.loss());
    }
}
