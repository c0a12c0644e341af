package org.dutywatch.ingest.leaseformats.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads a log whose lines are rows below a header line. The header may come again, also with other columns. */
final class TableLog {
    private TableLog() {}

    /** Reads a row. */
    @FunctionalInterface
    interface RowReader {
        Optional<LeaseClaim> read(List<String> header, List<String> fields) throws LineRefused;
    }

    /**
     * Reads the lines below the first header line; those before it are no rows.
     *
     * @param isHeader whether a line has the names of the columns, in lower case without blanks and underscores
     */
    static List<ReadLine> read(List<String> lines, Predicate<List<String>> isHeader, RowReader reader) {
        List<String> header = List.of();
        List<ReadLine> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            List<String> names = CsvLine.header(line);
            if (isHeader.test(names)) {
                header = names;
            } else if (!line.isBlank() && header.isEmpty()) {
                read.add(new ReadLine.Ignored(i + 1, "before_header"));
            } else if (!line.isBlank()) {
                List<String> columns = header;
                read.add(EachLine.read(i + 1, line, row -> reader.read(columns, CsvLine.fields(row))));
            }
        }
        return read;
    }
}
