package io.skerry.training.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file (RFC 4180): numbers and one column of labels. The first line is a header if something else than numbers is in it. */
final class CsvTable {

    /** What the column of labels is called. */
    static final String LABEL = "label";

    private static final long MAX_BYTES = 1L << 30;

    private final Path file;
    private final List<String> names;
    private final int label;
    private final List<float[]> rows = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();

    private CsvTable(Path file, List<String> names, int label) {
        this.file = file;
        this.names = names;
        this.label = label;
    }

    static Table read(Path file, @Nullable String label) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new DataException(file + " has more than " + MAX_BYTES + " bytes: take fewer rows");
            }
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
                return read(file, label, reader.iterator());
            }
        } catch (CsvParseException e) {
            String cause = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
            throw new DataException(file + " is no CSV file: " + e.getMessage() + cause, e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Table read(Path file, @Nullable String label, Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw new DataException(file + " is empty: give numbers with a column of labels");
        }
        CsvRecord first = records.next();
        List<String> cells = first.getFields();
        boolean maybeHeader = cells.contains(label == null ? LABEL : label);
        int column = column(file, cells, label);
        boolean header = maybeHeader
                || IntStream.range(0, cells.size())
                        .anyMatch(i -> i != column && number(cells.get(i)).isEmpty());
        CsvTable table = new CsvTable(file, header ? cells : numbered(cells.size()), column);
        if (!header) {
            table.add(first);
        }
        records.forEachRemaining(table::add);
        return table.table();
    }

    private static int column(Path file, List<String> cells, @Nullable String label) {
        if (cells.size() < 2) {
            throw new DataException(
                    file + " has one column: give numbers with a column of labels, separated by commas");
        }
        int named = cells.indexOf(label == null ? LABEL : label);
        if (named >= 0) {
            return named;
        }
        if (label == null) {
            return cells.size() - 1;
        }
        return number(label)
                .map(number -> (int) (float) number - 1)
                .filter(index -> index >= 0 && index < cells.size())
                .orElseThrow(() -> new DataException(file + " has no column '" + label + "': the first line is " + cells
                        + ", name one of them or give its number, from 1"));
    }

    private static List<String> numbered(int columns) {
        return IntStream.rangeClosed(1, columns).mapToObj(String::valueOf).toList();
    }

    private void add(CsvRecord line) {
        List<String> cells = line.getFields();
        if (cells.size() != names.size()) {
            throw new DataException(file + ", line " + line.getStartingLineNumber() + " has " + cells.size()
                    + " columns, the first has " + names.size() + ": correct it");
        }
        float[] row = new float[cells.size() - 1];
        for (int i = 0, next = 0; i < cells.size(); i++) {
            if (i != label) {
                int index = i;
                row[next++] = number(cells.get(i)).orElseThrow(() -> at(line, index, "is no number"));
            }
        }
        String name = cells.get(label).strip();
        if (name.isEmpty()) {
            throw at(line, label, "is no label");
        }
        rows.add(row);
        labels.add(name);
    }

    private DataException at(CsvRecord line, int column, String problem) {
        return new DataException(file + ", line " + line.getStartingLineNumber() + ", column " + (column + 1) + " ('"
                + names.get(column) + "'): '" + line.getField(column) + "' " + problem + ": correct it");
    }

    /** Decimal, and neither too large for FP32 nor infinite. */
    private static Optional<Float> number(String cell) {
        try {
            float value = new BigDecimal(cell.strip()).floatValue();
            return Float.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Table table() {
        if (rows.isEmpty()) {
            throw new DataException(file + " has a header and no rows: add some");
        }
        List<String> columns = IntStream.range(0, names.size())
                .filter(i -> i != label)
                .mapToObj(names::get)
                .toList();
        return new Table(columns, rows, Labels.named(labels));
    }
}
