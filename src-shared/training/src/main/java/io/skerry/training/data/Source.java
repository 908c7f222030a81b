package io.skerry.training.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found where the data are.
 *
 * @param path of a folder or file
 * @param training to learn from; empty if there is only {@code own}
 * @param own what the data themselves set aside for validation, if they do
 */
public record Source(Path path, Optional<Dataset> training, Optional<Dataset> own) {

    /** What can be read, for messages and help. */
    public static final String FORMS = "a folder with IDX files (train-images-idx3-ubyte, train-labels-idx1-ubyte and"
            + " perhaps the same as t10k- or test-, gzipped or not), a folder with a folder of PNG or JPEG pictures for each"
            + " class, or a CSV file of numbers with a column of labels";

    /**
     * Reads data, whichever of {@link #FORMS} they have.
     *
     * @param label the name or the number, from 1, of the column of labels in a CSV file; absent: the one called
     *     {@value CsvTable#LABEL}, or else the last one
     * @throws DataException if they have none of them, or cannot be used; it names the file
     */
    public static Source read(Path path, @Nullable String label) {
        if (Files.isRegularFile(path)) {
            return new Source(path, Optional.of(CsvTable.read(path, label)), Optional.empty());
        }
        if (!Files.isDirectory(path)) {
            throw new DataException("there is no " + path + ": give " + FORMS);
        }
        if (label != null) {
            throw new DataException(path + " is a folder, only a CSV file has a column of labels: leave it out");
        }
        return IdxFolder.isOne(path)
                ? IdxFolder.read(path)
                : new Source(path, Optional.of(PictureFolders.read(path)), Optional.empty());
    }

    /**
     * What to learn from and what to judge by.
     *
     * @param share to hold out; absent: what the data themselves set aside or, if they do not, {@code usual}
     * @param seed by which they are chosen
     */
    public Holdout holdOut(@Nullable Double share, double usual, long seed) {
        Dataset all = training.orElseThrow(
                () -> new DataException(path + " has no train-images-idx3-ubyte to learn from: give " + FORMS));
        return own.isPresent() && share == null
                ? Holdout.of(all, own.get())
                : Holdout.share(all, share == null ? usual : share, seed);
    }

    /** What a model is evaluated on: what the data themselves set aside or, if they do not, all. */
    public Dataset forEvaluation() {
        return own.or(() -> training).orElseThrow();
    }
}
