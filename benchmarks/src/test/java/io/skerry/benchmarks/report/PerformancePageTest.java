package io.skerry.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformancePageTest {

    private static final String FRAME = "# Performance\n%s<!-- end of figures -->\nwhy\n"
            .replace("%s", "<!-- figures: written by ./skerry bench --write-docs -->\n%s");

    @TempDir
    Path folder;

    private Path file;
    private ResultFolder results;

    @BeforeEach
    void page() throws IOException {
        file = Files.writeString(folder.resolve("performance.md"), FRAME.formatted("old figures\n"));
        results = new ResultFolder(folder.resolve("results"));
    }

    private static Result result(boolean quick, double loadAverage) {
        MachineFacts machine = new MachineFacts("cpu", 2, 1024, "Linux", "JDK", "1.28.0", loadAverage);
        Figure figure = Figure.ratio("over the peer", 0.5, Goal.atMost(0.6), "1 ms against 2 ms");
        return new Result(
                "mqtt",
                "a round trip",
                Instant.EPOCH,
                quick,
                true,
                machine,
                List.of(figure),
                List.of(new Timing("ours", "ms", 0.9, 1, 1.5)));
    }

    private void write(Result result) throws IOException {
        results.write(result, Map.of("mqtt", new BarPlot("a < b", result.timings())));
        new PerformancePage(file).write(results.read(List.of("onnx", "mqtt")), results.pictures());
    }

    @Test
    void figures_come_from_the_kept_results_and_the_rest_of_the_page_stays() throws IOException {
        write(result(false, 0.1));

        assertThat(file)
                .content()
                .startsWith("# Performance\n")
                .endsWith("<!-- end of figures -->\nwhy\n")
                .contains("| mqtt | over the peer | ≤ 0.60 | 0.50 | yes | 1 ms against 2 ms |")
                .contains("| mqtt | ours | 0.90 | 1 | 1.50 | ms |")
                .contains("![mqtt](performance/mqtt.svg)")
                .doesNotContain("old figures", "busy");
    }

    @Test
    void pictures_are_copied_beside_the_page() throws IOException {
        write(result(false, 0.1));

        assertThat(folder.resolve("performance/mqtt.svg"))
                .content()
                .startsWith("<svg")
                .contains("a &lt; b");
    }

    @Test
    void writing_twice_changes_nothing() throws IOException {
        write(result(false, 0.1));
        String once = Files.readString(file);
        write(result(false, 0.1));

        assertThat(file).hasContent(once);
    }

    @Test
    void a_run_on_a_busy_machine_is_said_to_be_one() throws IOException {
        write(result(false, 3));

        assertThat(file).content().contains("load average 3 at the start, which is more than there are cores");
    }

    @Test
    void a_quick_run_does_not_get_into_the_page() {
        assertThatIOException()
                .isThrownBy(() -> write(result(true, 0.1)))
                .withMessageContaining("the last run of 'mqtt' was a short one");
        assertThat(file).hasContent(FRAME.formatted("old figures\n"));
    }

    @Test
    void without_results_there_is_nothing_to_write() {
        assertThatIOException()
                .isThrownBy(() -> new PerformancePage(file).write(List.of(), List.of()))
                .withMessageContaining("run ./skerry bench --peers first");
    }
}
