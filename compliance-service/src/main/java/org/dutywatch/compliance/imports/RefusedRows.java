package org.dutywatch.compliance.imports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/** Records each refused row of an import in the audit trail, as what somebody tried about whom. */
public final class RefusedRows {
    private static final String ACTION = "refuse_import_row";
    private static final int LONGEST_ID = 200;

    private RefusedRows() {}

    /** @param action of the record of the import as a whole, such as {@code import_roster} */
    public static void record(AuditTrail audit, String action, List<? extends RowResponse> answers) {
        for (RowResponse answer : answers) {
            record(audit, action, answer, answer.employeeId());
        }
    }

    /**
     * As {@link #record(AuditTrail, String, List)}, where the answers do not name the employee.
     *
     * @param column of the file, with the id of the employee whom the row is about
     */
    public static void record(
            AuditTrail audit, String action, List<? extends RowResponse> answers, List<CsvRow> rows, String column) {
        Map<Integer, CsvRow> byNumber = new TreeMap<>();
        rows.forEach(row -> byNumber.put(row.number(), row));
        for (RowResponse answer : answers) {
            record(audit, action, answer, cell(byNumber.get(answer.row()), column));
        }
    }

    private static void record(AuditTrail audit, String action, RowResponse answer, @Nullable String subject) {
        if (answer.outcome() == RowOutcome.REFUSED) {
            audit.recordRefused(ACTION, shortened(subject), action + ", row " + answer.row() + ": " + answer.reason());
        }
    }

    private static @Nullable String cell(@Nullable CsvRow row, String column) {
        try {
            return row == null ? null : row.optional(column).orElse(null);
        } catch (RowRefused e) {
            return null;
        }
    }

    /** The file may have anything in the place of an id. */
    private static @Nullable String shortened(@Nullable String id) {
        return id == null || id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID);
    }
}
