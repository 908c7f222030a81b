package io.skerry.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.skerry.training.plot.Plot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The last result of each benchmark as JSON, and its pictures as SVG. */
public final class ResultFolder {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path folder;

    public ResultFolder(Path folder) {
        this.folder = folder;
    }

    /** Keeps a result instead of the one before. */
    public void write(Result result, Map<String, Plot> plots) throws IOException {
        Files.createDirectories(folder);
        JSON.writeValue(file(result.benchmark()).toFile(), result);
        for (Map.Entry<String, Plot> plot : plots.entrySet()) {
            Files.writeString(
                    folder.resolve(plot.getKey() + ".svg"), plot.getValue().svg());
        }
    }

    /** The results that are there of these benchmarks, in their order. */
    public List<Result> read(List<String> benchmarks) throws IOException {
        List<Result> results = new ArrayList<>();
        for (String benchmark : benchmarks) {
            if (Files.exists(file(benchmark))) {
                results.add(JSON.readValue(file(benchmark).toFile(), Result.class));
            }
        }
        return results;
    }

    /** The pictures that are there. */
    public List<Path> pictures() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".svg"))
                    .sorted()
                    .toList();
        }
    }

    private Path file(String benchmark) {
        return folder.resolve(benchmark + ".json");
    }
}
