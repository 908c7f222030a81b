package io.skerry.demo;

import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/** Where the demo starts. */
public final class Main {

    /** What shells say of a program that Ctrl-C ended. */
    static final int INTERRUPTED = 130;

    private Main() {}

    public static void main(String... args) {
        int code;
        try (Interruption _ = Interruption.ofThisThread()) {
            code = commandLine().execute(args);
        }
        System.exit(code);
    }

    static CommandLine commandLine() {
        return new CommandLine(new DemoCommand())
                .setParameterExceptionHandler(Main::usage)
                .setExecutionExceptionHandler((problem, line, _) -> failure(problem, line));
    }

    private static int usage(ParameterException problem, String[] args) {
        CommandLine line = problem.getCommandLine();
        line.getErr().println("demo: " + problem.getMessage());
        line.getErr().println("./skerry demo --help lists the options.");
        return ExitCode.USAGE;
    }

    private static int failure(Exception problem, CommandLine line) {
        if (Interruption.caused(problem)) {
            return INTERRUPTED;
        }
        line.getErr().println("demo: " + problem.getMessage());
        return ExitCode.SOFTWARE;
    }
}
