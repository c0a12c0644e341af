package org.dutywatch.compliance.duty.imports;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.imports.CsvDialect;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.roster.EntryRules;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.roster.ShiftKindNames;
import org.dutywatch.compliance.model.time.IanaZone;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.csv.CsvColumns;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/** The columns of a CSV roster file. */
public final class RosterColumns {
    public static final CsvColumns ALL = new CsvColumns(
            List.of("employee_id", "start", "end", "kind", "break_start", "break_end"),
            List.of("tz", "note", "supervisor_id"));

    private RosterColumns() {}

    /**
     * @throws RowRefused if a required column is empty, a value cannot be read, or the entry breaks {@link EntryRules}
     */
    public static RosterEntry read(CsvRow row, CsvDialect dialect) throws RowRefused {
        String employeeId = row.text("employee_id");
        ZoneId zone = zone(row);
        Instant start = dialect.time(row, "start", zone);
        Instant end = dialect.time(row, "end", zone);
        ShiftKind kind = kind(row.text("kind"));
        Instant breakStart = dialect.optionalTime(row, "break_start", zone).orElse(null);
        Instant breakEnd = dialect.optionalTime(row, "break_end", zone).orElse(null);
        Optional<String> refusal = EntryRules.refusal(start, end, kind, breakStart, breakEnd);
        if (refusal.isPresent()) {
            throw new RowRefused(refusal.get());
        }
        return EntryRules.entry(employeeId, new Interval(start, end), kind, breakStart, breakEnd)
                .withSupervisor(row.optional("supervisor_id").orElse(null));
    }

    private static @Nullable ZoneId zone(CsvRow row) throws RowRefused {
        Optional<String> name = row.optional("tz");
        if (name.isEmpty()) {
            return null;
        }
        return IanaZone.find(name.get())
                .orElseThrow(() -> new RowRefused(
                        "tz '" + name.get() + "' is no time zone of the IANA database, such as America/Chicago"));
    }

    private static ShiftKind kind(String text) throws RowRefused {
        return ShiftKindNames.parse(text).orElseThrow(() -> new RowRefused(ShiftKindNames.unknownNameMessage(text)));
    }
}
