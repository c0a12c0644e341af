package org.dutywatch.ingest.leases;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/** Reads a file of leases: CSV in UTF-8, with or without a byte order mark, with commas and RFC 4180 quotes. */
final class LeaseFile {
    static final List<String> COLUMNS = List.of("address", "username", "start", "end");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    private LeaseFile() {}

    /**
     * All rows below the header line.
     *
     * @throws ProblemException if the file as a whole cannot be read; {@link LeaseRow#parse} checks the rows
     */
    static List<LeaseRow> read(byte[] file) {
        try (var parser = CSVParser.parse(new StringReader(text(file)), FORMAT)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw refused("the file is empty: it needs the header line " + String.join(",", COLUMNS));
            }
            List<String> header = records.next().toList();
            checkHeader(header);
            List<LeaseRow> rows = new ArrayList<>();
            while (records.hasNext()) {
                CSVRecord record = records.next();
                rows.add(new LeaseRow(rows.size() + 1, header, record.toList()));
            }
            return rows;
        } catch (UncheckedIOException | IOException | IllegalStateException e) {
            throw refused("the quotes of the file do not match: " + e.getMessage());
        }
    }

    private static void checkHeader(List<String> header) {
        for (String column : header) {
            if (!COLUMNS.contains(column)) {
                throw refused("unknown column '" + column + "': the columns are " + String.join(",", COLUMNS));
            }
        }
        for (String column : COLUMNS) {
            long count = header.stream().filter(column::equals).count();
            if (count != 1) {
                throw refused("column '" + column + "' is " + (count == 0 ? "missing" : "given twice")
                        + ": the columns are " + String.join(",", COLUMNS));
            }
        }
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused("the file is not UTF-8");
        }
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
