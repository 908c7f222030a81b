package io.skerry.training.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Mean and standard deviation of each channel or column, by which numbers get to have mean 0 and variance 1.
 *
 * @param mean of the numbers
 * @param std their standard deviation; 1 where all are the same
 */
public record Scaling(List<Double> mean, List<Double> std) {

    private static final int LEVELS = 256;

    public Scaling {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
    }

    /** Leaves numbers as they are. */
    public static Scaling none(int channels) {
        return new Scaling(Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
    }

    /** Of each channel of some pictures, whose samples are from 0 to 1. */
    public static Scaling of(Pictures pictures, int[] examples) {
        long[][] histogram = new long[pictures.channels()][LEVELS];
        for (int example : examples) {
            int from = example * pictures.each();
            for (int i = 0; i < pictures.each(); i++) {
                histogram[i % pictures.channels()][pictures.samples()[from + i] & 0xFF]++;
            }
        }
        Collector collector = new Collector();
        for (long[] counts : histogram) {
            collector.add(LEVELS, level -> level / 255.0, level -> counts[level]);
        }
        return collector.scaling();
    }

    /** Of each column of some rows. */
    public static Scaling of(Table table, int[] examples) {
        Collector collector = new Collector();
        for (int i = 0; i < table.columns().size(); i++) {
            int column = i;
            collector.add(examples.length, row -> table.rows().get(examples[row])[column], _ -> 1);
        }
        return collector.scaling();
    }

    private static final class Collector {

        private final List<Double> mean = new ArrayList<>();
        private final List<Double> std = new ArrayList<>();

        void add(int size, IntToDoubleFunction value, IntToDoubleFunction weight) {
            double all = IntStream.range(0, size).mapToDouble(weight).sum();
            double centre = IntStream.range(0, size)
                            .mapToDouble(i -> weight.applyAsDouble(i) * value.applyAsDouble(i))
                            .sum()
                    / all;
            double variance = IntStream.range(0, size)
                            .mapToDouble(i -> weight.applyAsDouble(i) * Math.pow(value.applyAsDouble(i) - centre, 2))
                            .sum()
                    / all;
            mean.add(centre);
            std.add(variance > 0 ? Math.sqrt(variance) : 1);
        }

        Scaling scaling() {
            return new Scaling(mean, std);
        }
    }
}
