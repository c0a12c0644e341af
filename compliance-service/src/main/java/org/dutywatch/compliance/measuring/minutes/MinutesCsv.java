package org.dutywatch.compliance.measuring.minutes;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dutywatch.compliance.people.access.VisibleEmployees;
import org.dutywatch.eventkit.csv.CsvWriter;

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

    private final CsvWriter csv;
    private final VisibleEmployees visibleEmployees;

    MinutesCsv(Appendable out, VisibleEmployees visibleEmployees) throws IOException {
        this.csv = new CsvWriter(out, HEADER);
        this.visibleEmployees = visibleEmployees;
    }

    void print(ShiftMinutesRow row) throws IOException {
        var shown = row.shownTo(visibleEmployees);
        csv.row(Arrays.asList(
                visibleEmployees.label(row.employeeId(), row.shiftStart()),
                shown.shiftStart(),
                shown.shiftEnd(),
                shown.low(),
                shown.point(),
                shown.high(),
                shown.kind(),
                shown.limit(),
                shown.confidence(),
                shown.profile(),
                shown.catalogue(),
                shown.policy(),
                shown.sites().stream()
                        .map(one -> one.site() + " " + one.minutes())
                        .collect(Collectors.joining("; ")),
                shown.excluded().stream()
                        .map(one -> one.reason() + " " + one.minutes())
                        .collect(Collectors.joining("; "))));
    }
}
