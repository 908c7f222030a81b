package io.skerry.edge.cli;

import io.skerry.training.metrics.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A confusion matrix for people: a row for each class that is right, a column for each that was answered, called by its index.
 *
 * @param labels of the classes, by index
 */
record ConfusionTable(ConfusionMatrix matrix, List<String> labels) {

    private static final int LONGEST_LABEL = 24;

    List<String> lines() {
        int[] classes = IntStream.range(0, labels.size()).toArray();
        int width = widest(classes);
        int names = IntStream.of(classes)
                .map(index -> name(index).length())
                .reduce("right \\ answered".length(), Math::max);
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(padded("right \\ answered", names));
        for (int predicted : classes) {
            head.append(right(String.valueOf(predicted), width));
        }
        lines.add(head.toString());
        for (int actual : classes) {
            StringBuilder row = new StringBuilder(padded(name(actual), names));
            for (int predicted : classes) {
                row.append(right(String.valueOf(matrix.count(actual, predicted)), width));
            }
            lines.add(row.toString());
        }
        return lines;
    }

    private String name(int index) {
        String label = labels.get(index);
        return index + " " + label.substring(0, Math.min(label.length(), LONGEST_LABEL));
    }

    private int widest(int[] classes) {
        long most = 0;
        for (int actual : classes) {
            for (int predicted : classes) {
                most = Math.max(most, matrix.count(actual, predicted));
            }
        }
        return Math.max(
                        String.valueOf(most).length(),
                        String.valueOf(classes.length).length())
                + 2;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
