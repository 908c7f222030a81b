package io.skerry.benchmarks;

import io.skerry.benchmarks.process.EdgeRuntime;
import io.skerry.benchmarks.rounds.PythonPeer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark works with.
 *
 * @param home the repository
 * @param work a folder of its own, empty
 * @param quick whether a first impression will do: everything runs, the figures mean little
 * @param python with the packages that the peers need; absent: no peers
 * @param progress for people, while they wait
 */
public record Bench(
        Path home, Path work, boolean quick, @Nullable Path python, Consumer<String> progress) {

    /** One of two numbers. */
    public int either(int full, int ifQuick) {
        return quick ? ifQuick : full;
    }

    /** A file or folder of the benchmarks' own models. */
    public Path model(String name) {
        return home.resolve("benchmarks/models").resolve(name);
    }

    /** The folder of one data set, such as {@code mnist}, with its two models. */
    public Path sample(String dataSet) {
        return home.resolve("samples").resolve(dataSet);
    }

    /** The edge runtime as it is started by {@code ./skerry edge}. */
    public EdgeRuntime.Start runtime() {
        return new EdgeRuntime.Start(
                home.resolve("edge-runtime/target/quarkus-app/quarkus-run.jar"),
                List.of("@" + home.resolve("edge-runtime/jvm.options")),
                Map.of());
    }

    /**
     * Starts a Python peer and waits until it is ready.
     *
     * @return absent if this run has no peers
     * @throws IOException if it does not start; with what it wrote
     */
    public Optional<PythonPeer> peer(String name, String script, List<String> arguments) throws IOException {
        if (python == null) {
            return Optional.empty();
        }
        progress.accept("starting " + name);
        Path file = home.resolve("benchmarks/peers").resolve(script);
        return Optional.of(PythonPeer.start(name, python, file, arguments, work.resolve(script + ".log")));
    }
}
