package org.dutywatch.compliance.roster;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.imports.CsvColumns;
import org.dutywatch.compliance.imports.CsvRow;
import org.dutywatch.compliance.imports.RowRefused;
import org.dutywatch.compliance.roster.domain.EntryRules;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.compliance.time.domain.Interval;

/** The roster file. */
final class RosterColumns {
    static final CsvColumns ALL = new CsvColumns(
            List.of("employee_id", "start", "end", "kind", "break_start", "break_end"),
            List.of("note", "supervisor_id"));

    private RosterColumns() {}

    static RosterEntry read(CsvRow row) throws RowRefused {
        String employeeId = row.text("employee_id");
        Instant start = row.time("start");
        Instant end = row.time("end");
        ShiftKind kind = kind(row.text("kind"));
        Instant breakStart = row.optionalTime("break_start").orElse(null);
        Instant breakEnd = row.optionalTime("break_end").orElse(null);
        Optional<String> refusal = EntryRules.refusal(start, end, kind, breakStart, breakEnd);
        if (refusal.isPresent()) {
            throw new RowRefused(refusal.get());
        }
        return EntryRules.entry(employeeId, new Interval(start, end), kind, breakStart, breakEnd)
                .supervisedBy(row.optional("supervisor_id").orElse(null));
    }

    private static ShiftKind kind(String text) throws RowRefused {
        try {
            return ShiftKind.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new RowRefused(
                    "kind '" + text + "' is unknown: the kinds are " + Arrays.toString(ShiftKind.values()));
        }
    }
}
