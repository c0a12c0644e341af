package org.dutywatch.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV with a header line. */
final class Csv {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Csv() {}

    static List<CSVRecord> rows(String text) {
        try {
            return CSVParser.parse(text, FORMAT).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
