package io.skerry.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of text, the first one being the head. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... head) {
        rows.add(List.of(head));
    }

    /** Adds a row, with as many cells as the head. */
    public void add(String... cells) {
        rows.add(List.of(cells));
    }

    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /** For a terminal: columns side by side. */
    public String text() {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** For a Markdown document. */
    public String markdown() {
        StringBuilder out = new StringBuilder(markdown(rows.getFirst()));
        out.append("|---".repeat(rows.getFirst().size())).append("|\n");
        rows.stream().skip(1).map(Table::markdown).forEach(out::append);
        return out.toString();
    }

    private static String markdown(List<String> row) {
        return "| " + String.join(" | ", row) + " |\n";
    }
}
