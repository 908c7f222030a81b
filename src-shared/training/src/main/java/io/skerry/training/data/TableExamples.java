package io.skerry.training.data;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Rows of numbers as they are, FP32 [columns].
 *
 * @param table with the rows
 */
public record TableExamples(Table table) implements Examples {

    @Override
    public int size() {
        return table.size();
    }

    @Override
    public List<Long> shape() {
        return List.of((long) table.columns().size());
    }

    @Override
    public int classes() {
        return table.labels().names().size();
    }

    @Override
    public void write(int example, FloatBuffer into) {
        into.put(table.rows().get(example));
    }

    @Override
    public int label(int example) {
        return table.labels().of()[example];
    }
}
