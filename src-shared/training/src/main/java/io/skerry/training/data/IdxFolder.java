package io.skerry.training.data;

import io.skerry.inference.dataset.IdxException;
import io.skerry.inference.dataset.LabelledImages;
import io.skerry.inference.image.Pixels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder with data as MNIST has it: pictures and labels in IDX files, and perhaps others to test with. */
final class IdxFolder {

    private static final String IMAGES = "-images-idx3-ubyte";
    private static final String LABELS = "-labels-idx1-ubyte";

    private IdxFolder() {}

    static boolean isOne(Path folder) {
        return Stream.of("train", "t10k", "test")
                .anyMatch(part -> file(folder, part + IMAGES).isPresent());
    }

    static Source read(Path folder) {
        return new Source(folder, part(folder, "train"), part(folder, "t10k").or(() -> part(folder, "test")));
    }

    private static Optional<Path> file(Path folder, String name) {
        return Stream.of(name, name + ".gz", name.replace("-idx", ".idx"), name.replace("-idx", ".idx") + ".gz")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Optional<Dataset> part(Path folder, String part) {
        return file(folder, part + IMAGES).map(images -> {
            Path labels = file(folder, part + LABELS)
                    .orElseThrow(() -> new DataException(
                            folder + " has " + images.getFileName() + " and no " + part + LABELS + ": add it"));
            try {
                return pictures(LabelledImages.read(images, labels));
            } catch (IdxException e) {
                throw new DataException(folder + ": " + e.getMessage(), e);
            }
        });
    }

    private static Pictures pictures(LabelledImages images) {
        Pixels first = images.image(0);
        int each = first.samples().length;
        byte[] samples = new byte[images.size() * each];
        for (int i = 0; i < images.size(); i++) {
            System.arraycopy(images.image(i).samples(), 0, samples, i * each, each);
        }
        return new Pictures(first.height(), first.width(), 1, samples, Labels.numbered(images.labels()));
    }
}
