package org.dutywatch.eventkit.csv;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as CSV (RFC 4180). A text that a spreadsheet would run as a formula gets a leading apostrophe, so that the
 * name of a site or unit cannot inject one.
 */
public final class CsvWriter {
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private final CSVPrinter printer;

    /** Writes the header line. */
    public CsvWriter(Appendable out, List<String> header) throws IOException {
        printer = new CSVPrinter(out, CSVFormat.RFC4180);
        printer.printRecord(header);
    }

    /** Writes a row; null is an empty field. */
    public void row(List<? extends @Nullable Object> values) throws IOException {
        for (Object value : values) {
            printer.print(value instanceof String text && FORMULA.matcher(text).matches() ? "'" + text : value);
        }
        printer.println();
    }
}
