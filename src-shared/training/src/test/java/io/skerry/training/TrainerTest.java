package io.skerry.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.graph.OnnxGraph;
import io.skerry.onnx.training.CrossEntropy;
import io.skerry.onnx.training.Sgd;
import io.skerry.onnx.training.StepOptions;
import io.skerry.training.checkpoint.CheckpointException;
import io.skerry.training.checkpoint.CheckpointFile;
import io.skerry.training.data.Examples;
import io.skerry.training.data.Shuffle;
import io.skerry.training.data.Spots;
import io.skerry.training.model.Architecture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {

    private static final Examples TRAINING = new Spots(400, 1);
    private static final Examples VALIDATION = new Spots(100, 2);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"mlp:16", "cnn"})
    void aNewModelLearnsWhereTheSpotIs(String architecture) {
        TrainedModel trained = train(architecture, settings(4, 0.05), TrainingListener.SILENT, null);
        assertThat(trained.best().validation().accuracy()).isGreaterThan(0.95);
        assertThat(trained.history().getLast().trainingLoss())
                .isLessThan(trained.history().getFirst().trainingLoss());
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        byte[] one = train("cnn:4,4", settings(2, 0.05), TrainingListener.SILENT, null)
                .model()
                .bytes();
        byte[] other = train("cnn:4,4", settings(2, 0.05), TrainingListener.SILENT, null)
                .model()
                .bytes();
        assertThat(one).isEqualTo(other);
    }

    @Test
    void aRunThatWasKilledGoesOnAndEndsWithTheSameBytes() {
        TrainedModel whole = train("mlp:8", settings(4, 0.05), TrainingListener.SILENT, null);
        CheckpointFile file = new CheckpointFile(folder.resolve("checkpoint"));
        Killer killer = new Killer(2 * 13 + 5);
        assertThatThrownBy(() -> train("mlp:8", settings(4, 0.05), killer, file))
                .isInstanceOf(Killed.class);
        assertThat(file.path()).exists();
        TrainedModel resumed = train("mlp:8", settings(4, 0.05), TrainingListener.SILENT, file);
        assertThat(resumed.model().bytes()).isEqualTo(whole.model().bytes());
        assertThat(resumed.history()).isEqualTo(whole.history());
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefused() {
        CheckpointFile file = new CheckpointFile(folder.resolve("checkpoint"));
        train("mlp:8", settings(1, 0.05), TrainingListener.SILENT, file);
        assertThatThrownBy(() -> train("mlp:8", settings(1, 0.04), TrainingListener.SILENT, file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("is of another training");
    }

    @Test
    void aDamagedCheckpointIsRefused() throws IOException {
        CheckpointFile file = new CheckpointFile(folder.resolve("checkpoint"));
        train("mlp:8", settings(1, 0.05), TrainingListener.SILENT, file);
        byte[] bytes = Files.readAllBytes(file.path());
        bytes[bytes.length / 2] ^= 1;
        Files.write(file.path(), bytes);
        assertThatThrownBy(() -> train("mlp:8", settings(1, 0.05), TrainingListener.SILENT, file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("its bytes were changed: remove it to begin again");
    }

    @Test
    void aCheckpointThatCannotBeWrittenLeavesTheOneBefore() throws IOException {
        Path path = folder.resolve("checkpoint");
        CheckpointFile file = new CheckpointFile(path);
        train("mlp:8", settings(1, 0.05), TrainingListener.SILENT, file);
        byte[] before = Files.readAllBytes(path);
        Files.createDirectory(folder.resolve("checkpoint.next"));
        Files.createFile(folder.resolve("checkpoint.next/in-the-way"));
        assertThatThrownBy(() -> train("mlp:8", settings(2, 0.05), TrainingListener.SILENT, new CheckpointFile(path)))
                .isInstanceOf(CheckpointException.class);
        assertThat(path).hasBinaryContent(before);
    }

    @Test
    void aLossThatIsNoNumberEndsItAndSaysWhere() {
        assertThatThrownBy(() -> train("mlp:8", settings(2, 1e30), TrainingListener.SILENT, null))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching("the loss of batch \\d+ in epoch 1 is (NaN|Infinity): .*smaller learning rate.*");
    }

    @Test
    void itEndsWhenItGetsNoBetter() {
        TrainingSettings patient = new TrainingSettings(
                StepOptions.of(new CrossEntropy(), Sgd.PLAIN), 50, 32, new Schedule.Constant(1e-12), 3, 1);
        assertThat(train("mlp:8", patient, TrainingListener.SILENT, null).history())
                .hasSize(4);
    }

    private static TrainingSettings settings(int epochs, double rate) {
        return new TrainingSettings(
                StepOptions.of(new CrossEntropy(), new Sgd(0.9, false, 0)),
                epochs,
                32,
                new Schedule.Constant(rate),
                0,
                7);
    }

    private static TrainedModel train(
            String architecture, TrainingSettings settings, TrainingListener listener, CheckpointFile file) {
        OnnxGraph model =
                Architecture.parse(architecture).build(TRAINING.shape(), TRAINING.classes(), Shuffle.random(3, 0));
        try (Trainer trainer = new Trainer(model, TRAINING, VALIDATION, settings, SessionSettings.TRAINING)) {
            return trainer.train(listener, file);
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Ends a training in the middle of an epoch. */
    private record Killer(long at) implements TrainingListener {
        @Override
        public void stepped(long step, long steps, float loss) {
            if (step == at) {
                throw new Killed();
            }
        }
    }
}
