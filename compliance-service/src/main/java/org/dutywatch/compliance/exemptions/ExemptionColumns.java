package org.dutywatch.compliance.exemptions;

import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.imports.CsvColumns;
import org.dutywatch.compliance.imports.CsvRow;
import org.dutywatch.compliance.imports.RowRefused;
import org.dutywatch.compliance.time.domain.Interval;

/** The exemptions file. */
final class ExemptionColumns {
    static final CsvColumns ALL =
            new CsvColumns(List.of("employee_id", "start", "end", "reason"), List.of("directed_by", "approved_by"));

    private ExemptionColumns() {}

    static ExemptionRow read(CsvRow row) throws RowRefused {
        Instant start = row.time("start");
        Instant end = row.time("end");
        var refusal = ExemptionRow.refusal(start, end);
        if (refusal.isPresent()) {
            throw new RowRefused(refusal.get());
        }
        return new ExemptionRow(
                row.text("employee_id"),
                new Interval(start, end),
                row.text("reason"),
                row.optional("directed_by").orElse(null),
                row.optional("approved_by").orElse(null));
    }
}
