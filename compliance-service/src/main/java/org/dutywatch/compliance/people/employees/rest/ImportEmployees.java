package org.dutywatch.compliance.people.employees.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.dutywatch.compliance.imports.ImportResponse;
import org.dutywatch.compliance.imports.RefusedRows;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.people.employees.ChangeEmployees;
import org.dutywatch.compliance.people.employees.PlannedChanges;
import org.dutywatch.compliance.people.employees.domain.DirectoryPlan;
import org.dutywatch.compliance.people.employees.domain.EmployeeChange;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.csv.CsvFile;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;
import org.jspecify.annotations.Nullable;

/** Imports an employees file: applies the rows that are valid and refuses the others in the answer. */
@ApplicationScoped
public class ImportEmployees {
    private final ChangeEmployees changes;
    private final AuditTrail audit;

    ImportEmployees(ChangeEmployees changes, AuditTrail audit) {
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Imports a file.
     *
     * @param dryRun whether only to answer what would happen, and to change nothing. The answer does not say on which
     *     rows a second person would decide
     * @param reason why, for the history; null if no reason was given
     */
    @Transactional
    public ImportResponse<EmployeeRowResponse> importFile(byte[] file, boolean dryRun, @Nullable String reason) {
        Instant now = changes.now();
        List<CsvRow> rows = CsvFile.read(file, EmployeeColumns.ALL);
        Map<Integer, String> unreadable = new HashMap<>();
        Map<Integer, EmployeeChange> readable = read(rows, now, unreadable);
        var planned = dryRun ? changes.dryRun(readable, now) : changes.decide(readable, now);

        Map<Integer, UUID> requests = dryRun ? Map.of() : changes.carryOut(planned, reason);

        List<EmployeeRowResponse> answers = new ArrayList<>();
        for (CsvRow row : rows) {
            EmployeeChange change = readable.get(row.number());
            answers.add(
                    change == null
                            ? new EmployeeRowResponse(
                                    row.number(), null, RowOutcome.REFUSED, null, unreadable.get(row.number()))
                            : answer(row.number(), change.employeeId(), planned, requests));
        }
        var answer = ImportResponse.of(dryRun, answers, rows.size());
        if (!dryRun) {
            RefusedRows.record(audit, "import_employees", answers);
            audit.record("import_employees", null, answer.counts().description());
        }
        return answer;
    }

    private static EmployeeRowResponse answer(
            int row, String employeeId, PlannedChanges planned, Map<Integer, UUID> requests) {
        if (planned.held().containsKey(row)) {
            return new EmployeeRowResponse(row, employeeId, RowOutcome.PENDING, requests.get(row), null);
        }
        DirectoryPlan plan = planned.plan();
        String refusal = plan.refusal(row).orElse(null);
        var outcome = refusal == null
                ? switch (plan.effect(row)) {
                    case ADDED -> RowOutcome.ADDED;
                    case CHANGED -> RowOutcome.CHANGED;
                    case UNCHANGED -> RowOutcome.UNCHANGED;
                }
                : RowOutcome.REFUSED;
        return new EmployeeRowResponse(row, employeeId, outcome, null, refusal);
    }

    private static Map<Integer, EmployeeChange> read(List<CsvRow> rows, Instant now, Map<Integer, String> unreadable) {
        Map<Integer, EmployeeChange> readable = new TreeMap<>();
        for (CsvRow row : rows) {
            try {
                readable.put(row.number(), EmployeeColumns.read(row, now));
            } catch (RowRefused e) {
                unreadable.put(row.number(), e.reason());
            }
        }
        return readable;
    }
}
