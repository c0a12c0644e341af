package org.dutywatch.ingest.leaseformats.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a line of comma-separated fields, with quotes as in RFC 4180. A field never spans lines. */
final class CsvLine {
    private CsvLine() {}

    /** @throws LineRefused if a quote is not closed */
    static List<String> fields(String line) throws LineRefused {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw new LineRefused("a quote is not closed");
        }
        fields.add(field.toString().strip());
        return fields;
    }

    /** The names of columns in lower case, without underscores and blanks; empty if it is no such line. */
    static List<String> header(String line) {
        try {
            return fields(line.replace("\uFEFF", "")).stream()
                    .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[ _]", ""))
                    .toList();
        } catch (LineRefused e) {
            return List.of();
        }
    }

    /** The field of the first of these columns that the header has; empty text if there is none. */
    static String value(List<String> header, List<String> fields, String... columns) {
        for (String column : columns) {
            int index = header.indexOf(column);
            if (index >= 0) {
                return index < fields.size() ? fields.get(index) : "";
            }
        }
        return "";
    }
}
