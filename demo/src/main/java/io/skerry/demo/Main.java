package io.skerry.demo;

import picocli.CommandLine;

/** Where the demo starts. */
public final class Main {

    private Main() {}

    public static void main(String... args) {
        CommandLine command = new CommandLine(new DemoCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((problem, line, _) -> {
                    line.getErr().println("demo: " + problem.getMessage());
                    return 1;
                });
        System.exit(command.execute(args));
    }
}
