package org.dutywatch.eventkit.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Reads CSV files as departments export them: UTF-8 with or without a byte order mark or UTF-16, quotes as in RFC 4180.
 * A first line such as {@code sep=;}, which spreadsheets write, declares the delimiter. Lines before the header line,
 * rows below it and columns at the end that are all blank are no content. A row of blank fields still counts in the
 * numbers of the rows after it, as in the sheet; an empty line does not.
 */
public final class CsvFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();

    /** The rows of the largest file; a journal of leases has some hundred thousand. */
    static final int MOST_ROWS = 500_000;

    private static final String DELIMITERS = ",;|\t";
    private static final String DECLARATION = "sep=";

    private CsvFile() {}

    /**
     * All rows below the header line. A single bad row is refused only later, when its fields are read from
     * {@link CsvRow}.
     *
     * @throws ProblemException INVALID_REQUEST if the file as a whole cannot be read or has the wrong columns;
     *     TOO_LARGE if it has more than {@value #MOST_ROWS} rows
     */
    public static List<CsvRow> read(byte[] file, CsvColumns columns) {
        return read(file, columns, ',');
    }

    /**
     * As {@link #read(byte[], CsvColumns)}, with fields that another character separates. The file itself overrules it:
     * with a line {@code sep=}, or with a header line of known columns that one of the characters {@code , ; | tab}
     * separates.
     */
    public static List<CsvRow> read(byte[] file, CsvColumns columns, char delimiter) {
        String text = withoutBlankLinesBefore(TextFile.decode(file));
        int firstLine = endOfLine(text, 0);
        char separator = delimiter;
        if (isDeclaration(text.substring(0, firstLine))) {
            separator = declaredDelimiter(text.substring(0, firstLine));
            text = withoutBlankLinesBefore(text.substring(firstLine));
        } else {
            separator = delimiterOf(text.substring(0, firstLine), columns, delimiter);
        }
        return read(text, columns, separator);
    }

    private static List<CsvRow> read(String text, CsvColumns columns, char delimiter) {
        var format = FORMAT.builder().setDelimiter(delimiter).get();
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw unreadable("the file is empty: it needs the header line " + String.join(",", columns.required()));
            }
            List<String> header = withoutBlanksAfter(
                    0, records.next().stream().map(Blanks::plain).toList());
            columns.check(header);
            List<CsvRow> rows = new ArrayList<>();
            for (int number = 1; records.hasNext(); number++) {
                if (number > MOST_ROWS) {
                    throw new ProblemException(ProblemType.TOO_LARGE, "a file may have " + MOST_ROWS + " rows at most");
                }
                CSVRecord record = records.next();
                if (!record.stream().map(Blanks::plain).allMatch(String::isEmpty)) {
                    rows.add(new CsvRow(number, header, withoutBlanksAfter(header.size(), record.toList())));
                }
            }
            return rows;
        } catch (UncheckedIOException | IOException | IllegalStateException e) {
            throw unreadable("the quotes of the file do not match: " + e.getMessage());
        }
    }

    /** A spreadsheet writes a blank first row as delimiters alone. */
    private static String withoutBlankLinesBefore(String text) {
        int start = 0;
        while (start < text.length()) {
            int end = endOfLine(text, start);
            if (!isBlank(text.substring(start, end))) {
                break;
            }
            start = Math.min(end + 1, text.length());
        }
        return text.substring(start);
    }

    private static boolean isBlank(String line) {
        String unquoted = Blanks.plain(line).replace("\"\"", "");
        return unquoted.chars().allMatch(one -> one == ' ' || DELIMITERS.indexOf(one) >= 0);
    }

    /** The fields without the blank ones at the end, of which the first {@code kept} stay. */
    private static List<String> withoutBlanksAfter(int kept, List<String> fields) {
        int size = fields.size();
        while (size > kept && Blanks.plain(fields.get(size - 1)).isEmpty()) {
            size--;
        }
        return fields.subList(0, size);
    }

    private static boolean isDeclaration(String line) {
        return declaration(line).toLowerCase(Locale.ROOT).startsWith(DECLARATION);
    }

    /** The line without quotes around it and without the delimiters that a spreadsheet appends to fill its columns. */
    private static String declaration(String line) {
        String text = line.strip();
        return text.startsWith("\"") ? text.substring(1).replaceFirst("\".*", "") : text;
    }

    private static char declaredDelimiter(String line) {
        // Not stripped: the delimiter can be a tab.
        String unquoted = line.replace("\"", "").stripLeading();
        String declared = unquoted.substring(DECLARATION.length());
        if (declared.isEmpty() || DELIMITERS.indexOf(declared.charAt(0)) < 0) {
            throw unreadable("the line '" + line.strip() + "' declares no delimiter: it is , or ; or | or tab");
        }
        return declared.charAt(0);
    }

    private static char delimiterOf(String header, CsvColumns columns, char delimiter) {
        if (header.indexOf(delimiter) >= 0) {
            return delimiter;
        }
        return DELIMITERS
                .chars()
                .mapToObj(one -> (char) one)
                .filter(one -> header.indexOf(one) >= 0 && columns.areIn(header, one))
                .findFirst()
                .orElse(delimiter);
    }

    private static int endOfLine(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static ProblemException unreadable(String detail) {
        return new ProblemException(ProblemType.INVALID_REQUEST, detail);
    }
}
