package io.skerry.edge.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.skerry.onnx.ModelManifest;
import io.skerry.onnx.SessionSettings;
import io.skerry.training.TrainedModel;
import io.skerry.training.TrainingSettings;
import io.skerry.training.checkpoint.CheckpointFile;
import io.skerry.training.data.Holdout;
import io.skerry.training.job.OutputException;
import io.skerry.training.job.OutputFolder;
import io.skerry.training.job.Publication;
import io.skerry.training.job.StartingPoint;
import io.skerry.training.job.TrainingJob;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a classifier. */
@Command(
        name = "train",
        description = {
            "Trains a classifier and writes the best model of all epochs into a folder, with its manifest, so that a node can"
                    + " serve it. A training that was interrupted goes on with --resume."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 trained, 1 the data or the model cannot be used, 2 wrong usage, 130 interrupted."})
final class TrainCommand implements Callable<Integer> {

    private static final double USUAL_SHARE = 0.1;
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_.-]{0,99}";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // required: picocli sets it
    ModelChoice choice;

    @Mixin
    DataOptions data = new DataOptions();

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            description =
                    "of each class that is held out to judge the model by (default: what the data set aside, or else 0.1)")
    @Nullable
    Double validation;

    @Mixin
    LearningOptions learning = new LearningOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "the folder for the model; one that is there is replaced when the new one is complete")
    @SuppressWarnings("NullAway.Init") // required: picocli sets it
    Path out;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "of the model, in its manifest (default: that of the folder)")
    @Nullable
    String name;

    @Option(names = "--resume", description = "go on after the last finished epoch, if there is one")
    boolean resume;

    @Option(names = "--json", description = "a JSON object as the summary, for programs")
    boolean json;

    @Override
    public Integer call() throws IOException {
        TrainingSettings settings = usage(learning::settings);
        SessionSettings session = usage(learning::session);
        OutputFolder folder = new OutputFolder(out);
        String called = usage(() -> named(folder));
        requireShare();
        CheckpointFile checkpoint = checkpoint(folder);
        Holdout held = data.read().holdOut(validation, USUAL_SHARE, settings.seed());
        StartingPoint start = choice.startingPoint(held, settings.seed());
        TrainingJob job = new TrainingJob(start, held, settings, session);
        TrainedModel trained = train(job, checkpoint);
        String trainer = new Version().getVersion()[0];
        String source = data.data.toAbsolutePath().normalize().getFileName().toString();
        ModelManifest manifest = new Publication(called, source, trainer, Instant.now()).write(job, trained, folder);
        checkpoint.remove();
        print(new TrainingSummary(manifest, folder.path(), held, trained));
        return 0;
    }

    private TrainedModel train(TrainingJob job, CheckpointFile checkpoint) {
        PrintWriter err = spec.commandLine().getErr();
        ProgressReport report = new ProgressReport(
                err,
                onTerminal(),
                System::nanoTime,
                job.settings().batch(),
                job.settings().epochs());
        try (Interruption _ = new Interruption(() -> {
            report.clear();
            err.println(
                    Files.exists(checkpoint.path())
                            ? "Interrupted. The last finished epoch is kept in " + checkpoint.path()
                                    + ": the same command with --resume goes on after it."
                            : "Interrupted before an epoch was finished: nothing is kept.");
            err.flush();
        })) {
            return job.train(report, checkpoint);
        }
    }

    @SuppressWarnings("SystemConsoleNull") // NullAway's model of the JDK says that it may be null
    private static boolean onTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    private CheckpointFile checkpoint(OutputFolder folder) {
        CheckpointFile checkpoint = new CheckpointFile(folder.checkpoint());
        if (!resume && Files.exists(checkpoint.path())) {
            throw new OutputException(checkpoint.path()
                    + " is of a training that was interrupted: go on with --resume, or remove it to begin again");
        }
        return checkpoint;
    }

    private String named(OutputFolder folder) {
        String wanted = name == null ? folder.name() : name;
        if (!wanted.matches(NAME)) {
            throw new IllegalArgumentException("'" + wanted
                    + "' cannot be the name of a model: give --name 1 to 100 letters, digits, '-', '_' or '.'");
        }
        return wanted;
    }

    private void requireShare() {
        if (validation != null && !(validation > 0 && validation < 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--validation is above 0 and below 1, found " + validation);
        }
    }

    private <T> T usage(Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void print(TrainingSummary summary) throws IOException {
        PrintWriter to = spec.commandLine().getOut();
        if (json) {
            to.println(JSON.writeValueAsString(summary.json(JSON.createObjectNode())));
        } else {
            summary.lines().forEach(to::println);
        }
    }
}
