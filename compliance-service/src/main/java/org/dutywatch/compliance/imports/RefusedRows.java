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
    private static final int RECORDED_ONE_BY_ONE = 1_000;

    private RefusedRows() {}

    /** @param action of the record of the import as a whole, such as {@code import_roster} */
    public static void record(AuditTrail audit, String action, List<? extends RowResponse> answers) {
        Map<Integer, String> employees = new TreeMap<>();
        for (RowResponse answer : answers) {
            putIfKnown(employees, answer.row(), answer.employeeId());
        }
        record(audit::recordRefused, action, answers, employees);
    }

    /** As {@link #record(AuditTrail, String, List)}, for what the service imports by itself. */
    public static void recordOfService(AuditTrail audit, String action, List<? extends RowResponse> answers) {
        Map<Integer, String> employees = new TreeMap<>();
        for (RowResponse answer : answers) {
            putIfKnown(employees, answer.row(), answer.employeeId());
        }
        record(audit::recordServiceRefused, action, answers, employees);
    }

    /** Writes one record of a refusal. */
    @FunctionalInterface
    private interface Recording {
        void refused(String action, @Nullable String subject, String purpose);
    }

    /**
     * As {@link #record(AuditTrail, String, List)}, where the answers do not name the employee.
     *
     * @param column of the file, with the id of the employee whom the row is about
     */
    public static void record(
            AuditTrail audit, String action, List<? extends RowResponse> answers, List<CsvRow> rows, String column) {
        Map<Integer, String> employees = new TreeMap<>();
        for (CsvRow row : rows) {
            putIfKnown(employees, row.number(), cell(row, column));
        }
        record(audit::recordRefused, action, answers, employees);
    }

    /**
     * Those after the first {@value #RECORDED_ONE_BY_ONE} are one record together.
     *
     * @param employees whom the rows are about, by their number
     */
    private static void record(
            Recording recording, String action, List<? extends RowResponse> answers, Map<Integer, String> employees) {
        var refused = answers.stream()
                .filter(answer -> answer.outcome() == RowOutcome.REFUSED)
                .toList();
        refused.stream()
                .limit(RECORDED_ONE_BY_ONE)
                .forEach(answer -> recording.refused(
                        ACTION,
                        employees.get(answer.row()),
                        action + ", row " + answer.row() + ": " + answer.reason()));
        int others = refused.size() - RECORDED_ONE_BY_ONE;
        if (others > 0) {
            recording.refused(ACTION, null, action + ": " + others + " further rows");
        }
    }

    /** The file may have anything in the place of an id. */
    private static void putIfKnown(Map<Integer, String> employees, int row, @Nullable String id) {
        if (id != null) {
            employees.put(row, id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID));
        }
    }

    private static @Nullable String cell(CsvRow row, String column) {
        try {
            return row.optional(column).orElse(null);
        } catch (RowRefused e) {
            return null;
        }
    }
}
