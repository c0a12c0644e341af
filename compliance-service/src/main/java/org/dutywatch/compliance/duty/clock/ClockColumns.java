package org.dutywatch.compliance.duty.clock;

import java.util.List;
import org.dutywatch.compliance.duty.roster.ShiftClockTimes;
import org.dutywatch.compliance.model.duty.ClockTimes;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.csv.CsvColumns;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;

/** The columns of a CSV file of clock times. */
public final class ClockColumns {
    public static final CsvColumns ALL =
            new CsvColumns(List.of("employee_id", "shift_start", "clock_in", "clock_out"), List.of("source", "note"));

    private ClockColumns() {}

    /**
     * @param source used if the row names no source
     * @throws RowRefused if a required column is empty or a time cannot be read
     */
    public static ShiftClockTimes read(CsvRow row, String source) throws RowRefused {
        return new ShiftClockTimes(
                new ShiftKey(row.text("employee_id"), row.time("shift_start")),
                new ClockTimes(
                        row.time("clock_in"), row.optionalTime("clock_out").orElse(null)),
                row.optional("source").orElse(source));
    }
}
