package io.skerry.edge.cli;

import io.skerry.edge.config.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The workers in the cloud. */
@Command(
        name = "worker",
        description = "Runs a worker in the cloud.",
        mixinStandardHelpOptions = true,
        subcommands = {WorkerCommand.Deep.class, WorkerCommand.Collect.class})
final class WorkerCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say which worker to run: deep or collect");
    }

    /** The deep model. */
    @Command(
            name = "deep",
            description =
                    "Answers hard examples with a deep model. Several may run for one service: they share the work.",
            mixinStandardHelpOptions = true)
    static final class Deep implements Callable<Integer> {

        @Option(
                names = "--model",
                paramLabel = "URL",
                required = true,
                description = "the deep model: file:, http:, https: or s3:")
        @Nullable
        URI model;

        @Option(names = "--model-sha256", paramLabel = "DIGEST", description = "digest that model.onnx must have")
        @Nullable
        String sha256;

        @Option(names = "--collect", paramLabel = "DIR", description = "also collect hard examples into this folder")
        @Nullable
        Path collect;

        @Option(
                names = "--max-batch",
                paramLabel = "N",
                description = "most questions in one call of the model (default: 16)")
        @Nullable
        Integer maxBatch;

        @Mixin
        WorkerOptions worker = new WorkerOptions();

        @Override
        public Integer call() {
            return worker.into(new Settings())
                    .set("skerry.worker.model", model)
                    .set("skerry.worker.model-sha256", sha256)
                    .set("skerry.worker.collect", collect)
                    .set("skerry.worker.max-batch", maxBatch)
                    .start(Role.DEEP);
        }
    }

    /** The collector of hard examples. */
    @Command(
            name = "collect",
            description = "Stores the hard examples that edges deliver as files with an index.",
            mixinStandardHelpOptions = true)
    static final class Collect implements Callable<Integer> {

        @Option(names = "--to", paramLabel = "DIR", required = true, description = "the folder for the samples")
        @Nullable
        Path to;

        @Mixin
        WorkerOptions worker = new WorkerOptions();

        @Override
        public Integer call() {
            return worker.into(new Settings()).set("skerry.worker.collect", to).start(Role.COLLECT);
        }
    }
}
