package org.dutywatch.compliance.measuring.minutes;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.jspecify.annotations.Nullable;

/**
 * Writes shifts as CSV. The first six columns are a contract with consumers. Cells that look like a formula are
 * escaped.
 */
final class MinutesCsv {
    private static final List<String> HEADER = List.of(
            "employee_id",
            "shift_start",
            "shift_end",
            "minutes_low",
            "minutes",
            "minutes_high",
            "kind",
            "limit_minutes",
            "confidence",
            "profile",
            "catalogue",
            "policy",
            "sites",
            "excluded");

    /** A spreadsheet treats a cell that begins like this as a formula. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private final CSVPrinter printer;
    private final VisibleEmployees visibleEmployees;

    MinutesCsv(Appendable out, VisibleEmployees visibleEmployees) throws IOException {
        this.printer = new CSVPrinter(out, CSVFormat.RFC4180);
        this.visibleEmployees = visibleEmployees;
        printer.printRecord(HEADER);
    }

    void print(ShiftMinutesRow row) throws IOException {
        printer.printRecord(
                escaped(visibleEmployees.label(row.employeeId(), row.shiftStart())),
                row.shiftStart(),
                row.shiftEnd(),
                row.low(),
                row.point(),
                row.high(),
                row.kind(),
                row.limit(),
                row.confidence(),
                escaped(row.profile()),
                escaped(row.catalogue()),
                escaped(row.policy()),
                escaped(row.sites().stream()
                        .map(one -> one.site() + " " + one.minutes())
                        .collect(Collectors.joining("; "))),
                row.excluded().stream()
                        .map(one -> one.reason() + " " + one.minutes())
                        .collect(Collectors.joining("; ")));
    }

    private static String escaped(@Nullable String cell) {
        String text = Objects.requireNonNullElse(cell, "");
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
