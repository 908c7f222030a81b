package io.skerry.edge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.edge.config.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLineTest {

    private static final int WIDTH = 80;

    static Stream<CommandLine> commands() {
        return withSubcommands(Main.commandLine());
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(CommandLineTest::withSubcommands));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpOfEachCommandFitsATerminalAndExplainsEachOption(CommandLine command) {
        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);

        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
        assertThat(help).startsWith("Usage: skerry-edge");
        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        assertThat(command.getCommandSpec().args())
                .allSatisfy(argument -> assertThat(argument.description()).isNotEmpty());
    }

    @Test
    void helpIsAnAnswerNotAnError() {
        Run run = Run.of("run", "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("--plan=FILE").contains("--broker=URL");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theVersionNamesTheProgramAndItsJava() {
        assertThat(Run.of("--version").out()).startsWith("skerry-edge ").contains("Java 25");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'say what to run: run, worker, model, samples, train or evaluate'",
        "worker, 'say which worker to run: deep or collect'",
        "model, 'say what to do with a model: check or calibrate'",
        "samples, 'say what to do with samples: list'",
        "run --prot 1, Unknown options: '--prot'",
        "run --port many, 'Invalid value for option ''--port'''",
        "worker deep --service a/b, Missing required option: '--model=URL'",
        "worker collect --service a/b, Missing required option: '--to=DIR'",
        "model check, Missing required parameter: 'MODEL'",
        "fly, Unmatched argument"
    })
    void wrongUsageIsExplainedAndHasItsOwnExitCode(String arguments, String why) {
        Run run = Run.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(why).contains("Usage: skerry-edge");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aRuntimeThatDoesNotStartSaysWhyInOneLineAndEndsWithOne() {
        Throwable problem = new IllegalStateException(
                "not started", new RuntimeException(new BindException("Port already bound: 8080")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.err;
        int code;
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            code = new Settings().start(Role.EDGE, end -> end.accept(0, problem));
        } finally {
            System.setErr(before);
            System.clearProperty("skerry.role");
        }

        assertThat(code).isEqualTo(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "skerry-edge: Port already bound: 8080: end the program that has the port, or choose others with --port"
                                + " and --management-port\n");
    }

    @Test
    void aRuntimeThatEndsByItselfGivesItsExitCode() {
        try {
            assertThat(new Settings().start(Role.EDGE, end -> end.accept(3, null)))
                    .isEqualTo(3);
        } finally {
            System.clearProperty("skerry.role");
        }
    }
}
