package io.skerry.benchmarks.report;

import io.skerry.training.plot.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes what the last runs found into the documentation, between two marks, so that nobody types a figure. */
public final class PerformancePage {

    private static final String BEGIN = "<!-- figures: written by ./skerry bench --write-docs -->\n";
    private static final String END = "<!-- end of figures -->\n";

    private final Path page;

    public PerformancePage(Path page) {
        this.page = page;
    }

    /**
     * Replaces the section and copies the pictures beside the page.
     *
     * @throws IOException if there is no result, one comes from a short run, or the page lacks the marks
     */
    public void write(List<Result> results, List<Path> pictures) throws IOException {
        require(!results.isEmpty(), "there are no results: run ./skerry bench --peers first");
        for (Result result : results) {
            require(
                    !result.quick(),
                    "the last run of '" + result.benchmark() + "' was a short one, whose figures mean little: run"
                            + " ./skerry bench --peers " + result.benchmark());
        }
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        require(begin >= 0 && end > begin, page + " lacks the lines '" + BEGIN.strip() + "' and '" + END.strip() + "'");
        Path images = page.resolveSibling("performance");
        Files.createDirectories(images);
        for (Path picture : pictures) {
            Files.write(images.resolve(picture.getFileName().toString()), Files.readAllBytes(picture));
        }
        Files.writeString(page, text.substring(0, begin) + BEGIN + section(results, pictures) + text.substring(end));
    }

    private static String section(List<Result> results, List<Path> pictures) {
        StringBuilder out = new StringBuilder("\n");
        out.append(Report.goals(results).markdown()).append('\n');
        for (Path picture : pictures) {
            String name = picture.getFileName().toString();
            out.append("![%s](performance/%s)\n\n".formatted(name.replace(".svg", ""), name));
        }
        out.append("### Times\n\n").append(Report.timings(results).markdown()).append('\n');
        out.append("### Without a goal\n\n")
                .append(Report.others(results).markdown())
                .append('\n');
        out.append("### Where\n\n");
        results.stream().map(PerformancePage::origin).distinct().forEach(out::append);
        return out.append('\n').toString();
    }

    private static String origin(Result result) {
        MachineFacts machine = result.machine();
        return "* `%s`, %s: %s, %d cores, %d MiB, %s, %s, ONNX Runtime %s, load average %s at the start%s\n"
                .formatted(
                        result.benchmark(),
                        result.startedAt(),
                        machine.processor(),
                        machine.cores(),
                        machine.memoryMib(),
                        machine.kernel(),
                        machine.jdk(),
                        machine.onnxRuntime(),
                        Numbers.text(machine.loadAverage()),
                        machine.busy() ? ", which is more than there are cores: repeat it on an idle machine" : "");
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }
}
