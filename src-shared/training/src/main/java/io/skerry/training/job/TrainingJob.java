package io.skerry.training.job;

import io.skerry.onnx.SessionSettings;
import io.skerry.training.TrainedModel;
import io.skerry.training.Trainer;
import io.skerry.training.TrainingListener;
import io.skerry.training.TrainingSettings;
import io.skerry.training.checkpoint.CheckpointFile;
import io.skerry.training.data.Examples;
import io.skerry.training.data.Holdout;
import io.skerry.training.data.Part;

/**
 * A training that can begin.
 *
 * @param start where it begins
 * @param data what it learns from, and what it is judged by
 * @param settings how
 * @param session how ONNX Runtime runs
 */
public record TrainingJob(StartingPoint start, Holdout data, TrainingSettings settings, SessionSettings session) {

    /**
     * Trains, as {@link Trainer#train}.
     *
     * @param checkpoint where the last finished epoch is kept
     */
    public TrainedModel train(TrainingListener listener, CheckpointFile checkpoint) {
        try (Trainer trainer =
                new Trainer(start.model(), examples(data.training()), examples(data.validation()), settings, session)) {
            return trainer.train(listener, checkpoint);
        }
    }

    /** As the model takes them. */
    Examples examples(Part part) {
        return part.of(start.examples(part.data()));
    }
}
