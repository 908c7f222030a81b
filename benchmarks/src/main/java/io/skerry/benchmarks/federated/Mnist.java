package io.skerry.benchmarks.federated;

import io.skerry.training.data.Dataset;
import io.skerry.training.data.Examples;
import io.skerry.training.data.ImageExamples;
import io.skerry.training.data.Pictures;
import io.skerry.training.data.Scaling;
import io.skerry.training.data.Source;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** All of MNIST, as the testbed gets it; pixels from 0 to 1, as the paper has them. */
record Mnist(Examples training, Examples test) {

    static Mnist read() throws FileNotFoundException {
        Path folder = programs().resolve("mnist");
        if (!Files.isDirectory(folder)) {
            throw new FileNotFoundException("MNIST is not there (" + folder + "): testbed/build mnist gets it");
        }
        Source source = Source.read(folder, null);
        return new Mnist(
                examples(source.training().orElseThrow()), examples(source.own().orElseThrow()));
    }

    private static Path programs() {
        return Optional.ofNullable(System.getenv("SKERRY_TESTBED_BIN"))
                .map(Path::of)
                .orElseGet(() -> Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                        .map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("skerry-testbed/bin"));
    }

    /** Pixels from 0 to 1. */
    private static Examples examples(Dataset part) {
        Pictures pictures = (Pictures) part;
        return new ImageExamples(pictures, pictures.input("image", Scaling.none(pictures.channels())));
    }
}
