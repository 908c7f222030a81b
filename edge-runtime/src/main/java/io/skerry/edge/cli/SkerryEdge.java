package io.skerry.edge.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top command: without a subcommand it shows its help and fails. */
@Command(
        name = "skerry-edge",
        description = "Runs models on an edge node and asks a deep model in the cloud about hard examples.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            WorkerCommand.class,
            ModelCommand.class,
            SamplesCommand.class,
            TrainCommand.class,
            EvaluateCommand.class
        },
        footer = {"", "Try: skerry-edge run --plan plan.json --broker mqtt://localhost:1883"})
public final class SkerryEdge implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to run: run, worker, model, samples, train or evaluate");
    }
}
