package io.skerry.demo;

import java.nio.file.Path;

/** The data sets that come with the project. */
enum Dataset {
    FASHION_MNIST("fashion-mnist", "fashion", 0.30),
    MNIST("mnist", "digits", 0.10);

    /** Of the demo's service. */
    static final String NAMESPACE = "default";

    private final String folder;
    private final String service;
    private final double budget;

    Dataset(String folder, String service, double budget) {
        this.folder = folder;
        this.service = service;
        this.budget = budget;
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

    String service() {
        return service;
    }

    /** {@code namespace/name} of the demo's service. */
    String serviceId() {
        return NAMESPACE + "/" + service;
    }

    /** Share of the examples that may be offloaded unless the user says otherwise. */
    double budget() {
        return budget;
    }

    Path shallow(Path home) {
        return samples(home).resolve("shallow");
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
