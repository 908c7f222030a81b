package io.skerry.training.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The class of each example.
 *
 * @param of its index, by example
 * @param names of the classes, by index
 * @param numbered whether the data have only indices, and the names are these
 */
@SuppressWarnings("ArrayRecordComponent") // of a whole data set; never compared
public record Labels(int[] of, List<String> names, boolean numbered) {

    public Labels {
        names = List.copyOf(names);
    }

    /** Of data that name the class of each example. The classes are in the order of their names, numbers by their size. */
    public static Labels named(List<String> examples) {
        List<String> names =
                examples.stream().distinct().sorted(order(examples)).toList();
        Map<String, Integer> indices = indices(names);
        return new Labels(examples.stream().mapToInt(indices::get).toArray(), names, false);
    }

    /** Of data that number the class of each example, from 0. */
    public static Labels numbered(int... examples) {
        int classes = Arrays.stream(examples).max().orElse(-1) + 1;
        return new Labels(
                examples, IntStream.range(0, classes).mapToObj(String::valueOf).toList(), true);
    }

    private static Comparator<String> order(List<String> names) {
        return names.stream().allMatch(name -> name.matches("\\d{1,9}"))
                ? Comparator.<String>comparingInt(Integer::parseInt).thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
    }

    private static Map<String, Integer> indices(List<String> names) {
        Map<String, Integer> indices = new HashMap<>();
        names.forEach(name -> indices.put(name, indices.size()));
        return indices;
    }

    /** How many examples there are. */
    public int size() {
        return of.length;
    }

    /**
     * The same with the indices of a list of classes: by name, or if the data only number them, by number.
     *
     * @throws DataException if there is one that is not in the list
     */
    public Labels in(List<String> classes) {
        if (numbered) {
            if (names.size() > classes.size()) {
                throw new DataException("the data have the label " + (names.size() - 1) + ", the model has "
                        + classes.size() + " classes: labels are from 0 to " + (classes.size() - 1));
            }
            return new Labels(of, classes, false);
        }
        Map<String, Integer> indices = indices(classes);
        names.stream().filter(name -> !indices.containsKey(name)).findFirst().ifPresent(name -> {
            throw new DataException("the data have the class '" + name + "', the model has " + classes
                    + ": leave that class out, or train a new model");
        });
        return new Labels(
                Arrays.stream(of).map(label -> indices.get(names.get(label))).toArray(), classes, false);
    }

    /** How many examples each class has. */
    public int[] counts() {
        int[] counts = new int[names.size()];
        for (int label : of) {
            counts[label]++;
        }
        return counts;
    }
}
