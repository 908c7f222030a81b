package io.skerry.edge.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks into what a collector stored. */
@Command(
        name = "samples",
        description = "Looks into what a collector stored.",
        mixinStandardHelpOptions = true,
        subcommands = SamplesListCommand.class)
final class SamplesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with samples: list");
    }
}
