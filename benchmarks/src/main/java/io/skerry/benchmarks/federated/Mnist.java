package io.skerry.benchmarks.federated;

import io.skerry.inference.dataset.LabelledImages;
import io.skerry.training.data.Examples;
import io.skerry.training.data.ImageExamples;
import java.io.FileNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** All of MNIST, as the testbed gets it; pixels from 0 to 1, as the paper has them. */
record Mnist(Examples training, Examples test) {

    private static final int CLASSES = 10;

    static Mnist read() throws FileNotFoundException {
        Path folder = programs().resolve("mnist");
        if (!Files.isDirectory(folder)) {
            throw new FileNotFoundException("MNIST is not there (" + folder + "): testbed/build mnist gets it");
        }
        return new Mnist(part(folder, "train"), part(folder, "t10k"));
    }

    private static Path programs() {
        return Optional.ofNullable(System.getenv("SKERRY_TESTBED_BIN"))
                .map(Path::of)
                .orElseGet(() -> Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                        .map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("skerry-testbed/bin"));
    }

    private static Examples part(Path folder, String name) {
        LabelledImages images = LabelledImages.read(
                folder.resolve(name + "-images-idx3-ubyte.gz"), folder.resolve(name + "-labels-idx1-ubyte.gz"));
        return new ImageExamples(images, CLASSES, 0, 1);
    }
}
