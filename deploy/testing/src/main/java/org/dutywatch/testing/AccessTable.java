package org.dutywatch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of {@code deploy/docs/access.csv} about one service: which role may call which operation. */
public final class AccessTable {
    private static final int FIRST_ROLE = 3;

    /** What a role may do with an operation; {@code access.md} says what each word means. */
    public enum Access {
        REFUSED,
        ALL,
        OWN,
        CHAIN,
        PSEUDONYMS,
        GROUPS;

        /** Whether the answer depends on the caller and the object, so that a caller without employees may be refused. */
        boolean dependsOnObject() {
            return this == OWN || this == CHAIN;
        }

        private static Access of(String cell) {
            return cell.isEmpty() ? REFUSED : valueOf(cell.toUpperCase(Locale.ROOT));
        }
    }

    /** @param access by role */
    public record Row(String method, String path, Map<String, Access> access) {
        public String operation() {
            return method + " " + path;
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /** @param service name of the service, which is that of its directory; the test runs in that directory */
    public AccessTable(String service) {
        try {
            List<String> lines = Files.readAllLines(Path.of("../deploy/docs/access.csv"));
            List<String> columns = cells(lines.get(0));
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = cells(line);
                if (cells.size() != columns.size()) {
                    throw new IllegalStateException("access.csv has a wrong number of cells: " + line);
                }
                if (cells.get(0).equals(service)) {
                    Map<String, Access> access = new LinkedHashMap<>();
                    for (int i = FIRST_ROLE; i < columns.size(); i++) {
                        access.put(columns.get(i), Access.of(cells.get(i)));
                    }
                    rows.add(new Row(cells.get(1), cells.get(2), access));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split(",", -1));
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }
}
