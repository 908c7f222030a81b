package io.skerry.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                TelemetryProbe.class.getName());
        builder.environment().remove(Telemetry.VARIABLE);
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("XDG_CACHE_HOME");
        Process process = builder.redirectErrorStream(true).start();
        List<String> report = process.inputReader(StandardCharsets.UTF_8).readAllLines();
        long pid = process.pid();

        assertThat(process.waitFor()).as("%s", report).isZero();
        assertThat(report)
                .containsExactly("threads added by sessions: 0", "sockets: []", "endpoint in the library: false");
        assertThat(files(home)).isEmpty();
        assertThat(Path.of("/tmp/mat-debug-" + pid + ".log")).doesNotExist();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> !path.equals(folder)).toList();
        }
    }
}
