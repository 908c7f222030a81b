package io.skerry.training.data;

import java.util.List;

/**
 * Rows of numbers.
 *
 * @param columns their names
 * @param rows as many numbers each as there are columns
 */
public record Table(List<String> columns, List<float[]> rows, Labels labels) implements Dataset {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    @Override
    public Table with(Labels other) {
        return new Table(columns, rows, other);
    }

    @Override
    public String digest() {
        DataDigest digest = new DataDigest(labels);
        rows.forEach(digest::floats);
        return digest.hex();
    }
}
