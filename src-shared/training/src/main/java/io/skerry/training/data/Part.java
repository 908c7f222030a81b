package io.skerry.training.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Some examples of a data set.
 *
 * @param data where they are from
 * @param examples which, in order
 */
@SuppressWarnings("ArrayRecordComponent") // of a whole data set; never compared
public record Part(Dataset data, int[] examples) {

    /** All of them. */
    public static Part all(Dataset data) {
        return new Part(data, IntStream.range(0, data.size()).toArray());
    }

    /** How many there are. */
    public int size() {
        return examples.length;
    }

    /** These of all examples of the data set. */
    public Selection of(Examples all) {
        return new Selection(all, Arrays.stream(examples).boxed().toList());
    }

    /** The same examples with other classes. */
    public Part with(Dataset other) {
        return new Part(other, examples);
    }
}
