package io.skerry.training.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is learned from, and what the model is judged by.
 *
 * @param training the examples to learn from
 * @param validation others of the same classes
 */
public record Holdout(Part training, Part validation) {

    /** In place of an epoch: the random numbers by which examples are held out. */
    private static final long HOLDING_OUT = -1;

    /**
     * Of data that have a part of their own for validation.
     *
     * @throws DataException if a class has no example to learn from
     */
    public static Holdout of(Dataset training, Dataset validation) {
        requireExamples(training.labels(), 1);
        return new Holdout(
                Part.all(training),
                Part.all(
                        validation.with(validation.labels().in(training.labels().names()))));
    }

    /**
     * Holds a share of each class out: at least one example, and at least one is left to learn from.
     *
     * @param share above 0 and below 1
     * @param seed by which they are chosen
     * @throws DataException if a class has fewer than two examples
     */
    public static Holdout share(Dataset data, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("the share to hold out is above 0 and below 1, found " + share);
        }
        requireExamples(data.labels(), 2);
        int[] order = Shuffle.order(data.size(), seed, HOLDING_OUT);
        int[] left = Arrays.stream(data.labels().counts())
                .map(count -> Math.clamp(Math.round(share * count), 1, count - 1))
                .toArray();
        List<Integer> training = new ArrayList<>();
        List<Integer> validation = new ArrayList<>();
        for (int example : order) {
            boolean held = left[data.labels().of()[example]]-- > 0;
            (held ? validation : training).add(example);
        }
        return new Holdout(part(data, training), part(data, validation));
    }

    private static Part part(Dataset data, List<Integer> examples) {
        return new Part(
                data, examples.stream().mapToInt(Integer::intValue).sorted().toArray());
    }

    private static void requireExamples(Labels labels, int least) {
        if (labels.names().size() < 2) {
            throw new DataException("the data have the classes " + labels.names() + ": at least two are needed");
        }
        int[] counts = labels.counts();
        IntStream.range(0, counts.length)
                .filter(index -> counts[index] < least)
                .findFirst()
                .ifPresent(index -> {
                    throw new DataException("the class '" + labels.names().get(index) + "' has too few examples: "
                            + counts[index] + " to learn from and to hold out, at least " + least
                            + " are needed: add some, or leave the class out");
                });
    }
}
