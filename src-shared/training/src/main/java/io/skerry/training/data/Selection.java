package io.skerry.training.data;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some of other examples: a client's share of a data set, or what is held out.
 *
 * @param of where they are taken from
 * @param indices which, in order
 */
public record Selection(Examples of, List<Integer> indices) implements Examples {

    public Selection {
        indices = List.copyOf(indices);
    }

    /** Those from one index to before another. */
    public static Selection range(Examples of, int from, int to) {
        return new Selection(of, IntStream.range(from, to).boxed().toList());
    }

    @Override
    public int size() {
        return indices.size();
    }

    @Override
    public List<Long> shape() {
        return of.shape();
    }

    @Override
    public int classes() {
        return of.classes();
    }

    @Override
    public void write(int example, FloatBuffer into) {
        of.write(indices.get(example), into);
    }

    @Override
    public int label(int example) {
        return of.label(indices.get(example));
    }
}
