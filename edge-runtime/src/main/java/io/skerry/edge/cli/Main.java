package io.skerry.edge.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;

/** Where the process starts. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... args) {
        int code = commandLine().execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new SkerryEdge())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, command, _) -> {
                    command.getErr()
                            .println("skerry-edge: " + (problem.getMessage() == null ? problem : problem.getMessage()));
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
    }
}
