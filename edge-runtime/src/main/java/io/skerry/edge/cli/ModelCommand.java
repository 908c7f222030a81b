package io.skerry.edge.cli;

import io.skerry.onnx.ModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Work on model artefacts; a model that is refused ends a command with {@link ModelException} and exit code 1. */
@Command(
        name = "model",
        description = "Checks and calibrates models.",
        mixinStandardHelpOptions = true,
        subcommands = {ModelCheckCommand.class, ModelCalibrateCommand.class})
final class ModelCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with a model: check or calibrate");
    }
}
