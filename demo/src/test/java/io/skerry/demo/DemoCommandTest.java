package io.skerry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.skerry.demo.cluster.Sample;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DemoCommandTest {

    private final StringWriter errors = new StringWriter();
    private final CommandLine command = Main.commandLine().setErr(new PrintWriter(errors, true));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--dataset cifar     | there is no data set 'cifar': take fashion-mnist or mnist",
                "--duration 2        | --duration is 2.0: take 5 to 3600 seconds",
                "--duration NaN      | --duration is NaN: take 5 to 3600 seconds",
                "--duration soon     | Invalid value for option '--duration'",
                "--rate 0            | --rate is 0.0: take up to 2000 pictures a second",
                "--budget 1.5        | --budget is 1.5: take a share from 0 (no budget) to below 1",
                "--miner Oracle      | there is no hard example miner 'Oracle'; there are:",
                "--colour            | Unknown option: '--colour'"
            })
    void an_option_that_cannot_be_met_is_named_with_what_can(String arguments, String message) {
        int code = command.execute(arguments.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(errors.toString()).startsWith("demo: ").contains(message).contains("./skerry demo --help");
    }

    @Test
    void without_options_it_plays_fashion_mnist_as_its_file_says() throws IOException {
        Play play = play();
        Sample sample = sample();

        assertThat(play.dataset()).isEqualTo(Dataset.FASHION_MNIST);
        assertThat(play.duration()).isEqualTo(Duration.ofSeconds(50));
        assertThat(play.wishes().apply(sample)).isEqualTo(sample);
    }

    @Test
    void what_is_wanted_otherwise_is_changed() throws IOException {
        Sample wanted = play("--miner", "Entropy", "--budget", "0").wishes().apply(sample());

        assertThat(wanted.miner()).isEqualTo("Entropy");
        assertThat(wanted.budget()).isZero();
    }

    private static Sample sample() throws IOException {
        return Sample.read(Path.of("..", "samples", "joint-inference", "fashion-mnist.yaml"));
    }

    private Play play(String... arguments) {
        command.parseArgs(arguments);
        return ((DemoCommand) command.getCommandSpec().userObject()).play();
    }
}
