package io.skerry.benchmarks;

import picocli.CommandLine;

/** Where the benchmarks start. */
public final class Main {

    private Main() {}

    public static void main(String... args) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        CommandLine command = new CommandLine(new BenchCommand()).setExecutionExceptionHandler((problem, line, _) -> {
            line.getErr().println("bench: " + problem.getMessage());
            return problem instanceof IllegalArgumentException ? 2 : 1;
        });
        System.exit(command.execute(args));
    }
}
