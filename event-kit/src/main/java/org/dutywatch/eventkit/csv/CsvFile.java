package org.dutywatch.eventkit.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Reads CSV files as departments export them: UTF-8 with or without a byte order mark, quotes as in RFC 4180. */
public final class CsvFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private CsvFile() {}

    /**
     * All rows below the header line. A single bad row is refused only later, when its fields are read from
     * {@link CsvRow}.
     *
     * @throws ProblemException INVALID_REQUEST if the file as a whole cannot be read or has the wrong columns
     */
    public static List<CsvRow> read(byte[] file, CsvColumns columns) {
        return read(file, columns, ',');
    }

    /** As {@link #read(byte[], CsvColumns)}, with fields that another character separates. */
    public static List<CsvRow> read(byte[] file, CsvColumns columns, char delimiter) {
        var format = FORMAT.builder().setDelimiter(delimiter).get();
        try (var parser = CSVParser.parse(new StringReader(TextFile.utf8(file)), format)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw unreadable("the file is empty: it needs the header line " + String.join(",", columns.required()));
            }
            List<String> header = records.next().toList();
            columns.check(header);
            List<CsvRow> rows = new ArrayList<>();
            while (records.hasNext()) {
                CSVRecord record = records.next();
                rows.add(new CsvRow(rows.size() + 1, header, record.toList()));
            }
            return rows;
        } catch (UncheckedIOException | IOException | IllegalStateException e) {
            throw unreadable("the quotes of the file do not match: " + e.getMessage());
        }
    }

    private static ProblemException unreadable(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
