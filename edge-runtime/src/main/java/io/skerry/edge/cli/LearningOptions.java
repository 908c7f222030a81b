package io.skerry.edge.cli;

import io.skerry.onnx.SessionSettings;
import io.skerry.onnx.training.AdamW;
import io.skerry.onnx.training.CrossEntropy;
import io.skerry.onnx.training.Optimizer;
import io.skerry.onnx.training.Sgd;
import io.skerry.onnx.training.StepOptions;
import io.skerry.training.Schedule;
import io.skerry.training.TrainingSettings;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a model is trained. */
final class LearningOptions {

    private static final double MOMENTUM = 0.9;
    private static final double WARM_UP = 0.05;

    enum OptimizerKind {
        SGD,
        MOMENTUM,
        NESTEROV,
        ADAMW
    }

    enum ScheduleKind {
        CONSTANT,
        COSINE
    }

    @Option(names = "--epochs", paramLabel = "N", description = "times through all examples (default: 10)")
    int epochs = 10;

    @Option(names = "--batch", paramLabel = "N", description = "examples in a step (default: 32)")
    int batch = 32;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "sgd, momentum or nesterov (both 0.9), or adamw (default)")
    OptimizerKind optimizer = OptimizerKind.ADAMW;

    @Option(
            names = "--rate",
            paramLabel = "NUMBER",
            description = "the learning rate (default: 0.001 for adamw, 0.05 for the others)")
    @Nullable
    Double rate;

    @Option(
            names = "--weight-decay",
            paramLabel = "NUMBER",
            description = "how much parameters shrink (default: 0.01 for adamw, 0 for the others)")
    @Nullable
    Double weightDecay;

    @Option(
            names = "--clip",
            paramLabel = "NORM",
            description = "largest L2 norm of all gradients together, 0: any (default)")
    double clip;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description =
                    "of the rate: constant, or cosine (default), which rises in the first twentieth and falls to 0")
    ScheduleKind schedule = ScheduleKind.COSINE;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "epochs without a better model after which it ends, 0: none (default)")
    int patience;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "of all that is random: the same seed gives the same model (default: 1)")
    long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "threads inside one operator (default: 1)")
    int threads = 1;

    /**
     * What they mean.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    TrainingSettings settings() {
        StepOptions step = new StepOptions(new CrossEntropy(), optimizer(), List.of(), clip, Set.of(), false);
        return new TrainingSettings(step, epochs, batch, schedule(), patience, seed);
    }

    /**
     * How ONNX Runtime runs.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    SessionSettings session() {
        SessionSettings usual = SessionSettings.TRAINING;
        return new SessionSettings(
                threads, usual.interOpThreads(), usual.arena(), usual.finiteInputs(), usual.maxModelBytes());
    }

    private Optimizer optimizer() {
        double decay = weightDecay == null ? 0 : weightDecay;
        AdamW adam = AdamW.USUAL;
        return switch (optimizer) {
            case SGD -> new Sgd(0, false, decay);
            case MOMENTUM -> new Sgd(MOMENTUM, false, decay);
            case NESTEROV -> new Sgd(MOMENTUM, true, decay);
            case ADAMW ->
                new AdamW(adam.beta1(), adam.beta2(), adam.epsilon(), weightDecay == null ? adam.weightDecay() : decay);
        };
    }

    private Schedule schedule() {
        double usual = optimizer == OptimizerKind.ADAMW ? 0.001 : 0.05;
        double peak = rate == null ? usual : rate;
        return switch (schedule) {
            case CONSTANT -> new Schedule.Constant(peak);
            case COSINE -> new Schedule.Cosine(peak, WARM_UP);
        };
    }
}
