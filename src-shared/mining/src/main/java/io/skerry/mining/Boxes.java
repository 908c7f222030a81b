package io.skerry.mining;

import java.util.List;

/**
 * The boxes that a detector found.
 *
 * @param rows a box each, as Sedna has them: x min, y min, x max, y max, score, label; may be empty
 */
public record Boxes(List<double[]> rows) implements Prediction {

    static final int SCORE = 4;

    public Boxes {
        rows = List.copyOf(rows);
    }

    /** Whether there are boxes and each has a score; Sedna finds nothing hard where this does not hold. */
    boolean scored() {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.length > SCORE);
    }
}
