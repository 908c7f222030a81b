package io.skerry.edge.cli;

import io.skerry.training.data.Source;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name labelled data. */
final class DataOptions {

    @Option(names = "--data", paramLabel = "DIR|CSV", required = true, description = Source.FORMS)
    @SuppressWarnings("NullAway.Init") // required: picocli sets it
    Path data;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description =
                    "CSV: name or number, from 1, of the column of labels (default: the one called label, or else the last)")
    @Nullable
    String label;

    Source read() {
        return Source.read(data, label);
    }
}
