package io.skerry.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelemetryTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"1.28.0, -", "1.28.0, 0", "1.9.1, -", "1.29.0, 1", "2.0.0, 1", "-, 1"})
    void aSilentLibraryIsStarted(String version, String variable) {
        assertThat(Telemetry.refusal(version, variable)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"1.29.0, -", "1.29.0, 0", "1.30.1, true", "2.0.0, -", "nightly, -", "-, -"})
    void aLibraryThatReportsIsNotStarted(String version, String variable) {
        assertThat(Telemetry.refusal(version, variable))
                .hasValueSatisfying(why -> assertThat(why).contains("start the process with ORT_DISABLE_TELEMETRY=1"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatInfersWritesNothingAndOpensNoConnection(@TempDir Path home) throws Exception {
        Process process = probe(home);
        List<String> report = process.inputReader(StandardCharsets.UTF_8).readAllLines();

        assertThat(process.waitFor()).as("%s", report).isZero();
        assertThat(report)
                .containsExactly(
                        "threads added with 1: 0",
                        "threads added with 3: 2",
                        "sockets: []",
                        "endpoint in the library: false");
        assertThat(files(home)).isEmpty();
        assertThat(Path.of("/tmp/mat-debug-" + process.pid() + ".log")).doesNotExist();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLibraryThatCannotBeLoadedSaysWhatItNeeds(@TempDir Path home) throws Exception {
        Process process = probe(home, "-Djava.io.tmpdir=" + home.resolve("none"));
        List<String> report = process.inputReader(StandardCharsets.UTF_8).readAllLines();

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(report).anyMatch(line -> line.contains("ModelException: ONNX Runtime cannot be loaded here"));
    }

    /** A process of its own, with an empty home and without the variable. */
    private static Process probe(Path home, String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                TelemetryProbe.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of(Telemetry.VARIABLE, "XDG_CACHE_HOME"));
        builder.environment().put("HOME", home.toString());
        return builder.start();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> !path.equals(folder)).toList();
        }
    }
}
