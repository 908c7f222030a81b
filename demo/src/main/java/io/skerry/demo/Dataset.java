package io.skerry.demo;

import java.nio.file.Path;

/** The data sets that come with the project. */
enum Dataset {
    FASHION_MNIST("fashion-mnist"),
    MNIST("mnist");

    private final String folder;

    Dataset(String folder) {
        this.folder = folder;
    }

    static Dataset parse(String name) {
        for (Dataset dataset : values()) {
            if (dataset.folder.equals(name)) {
                return dataset;
            }
        }
        throw new IllegalArgumentException("there is no data set '" + name + "': take fashion-mnist or mnist");
    }

    String title() {
        return folder;
    }

    /** The resources by which a cluster serves it. */
    Path resources(Path home) {
        return home.resolve("samples/joint-inference").resolve(folder + ".yaml");
    }

    Path deep(Path home) {
        return samples(home).resolve("deep");
    }

    Path images(Path home) {
        return samples(home).resolve("t10k-images-idx3-ubyte.gz");
    }

    Path labels(Path home) {
        return samples(home).resolve("t10k-labels-idx1-ubyte.gz");
    }

    private Path samples(Path home) {
        return home.resolve("samples").resolve(folder);
    }
}
