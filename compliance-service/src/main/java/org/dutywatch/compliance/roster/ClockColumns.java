package org.dutywatch.compliance.roster;

import java.util.List;
import org.dutywatch.compliance.duty.domain.ClockTimes;
import org.dutywatch.compliance.imports.CsvColumns;
import org.dutywatch.compliance.imports.CsvRow;
import org.dutywatch.compliance.imports.RowRefused;
import org.dutywatch.compliance.roster.domain.ClockedShifts;

/** The columns of a CSV file of clock times. */
final class ClockColumns {
    static final CsvColumns ALL =
            new CsvColumns(List.of("employee_id", "shift_start", "clock_in", "clock_out"), List.of("source", "note"));

    private ClockColumns() {}

    /**
     * @param source used if the row names no source
     * @throws RowRefused if a required column is empty or a time cannot be read
     */
    static ClockLedger.Clocked read(CsvRow row, String source) throws RowRefused {
        return new ClockLedger.Clocked(
                new ClockedShifts.Key(row.text("employee_id"), row.time("shift_start")),
                new ClockTimes(
                        row.time("clock_in"), row.optionalTime("clock_out").orElse(null)),
                row.optional("source").orElse(source));
    }
}
