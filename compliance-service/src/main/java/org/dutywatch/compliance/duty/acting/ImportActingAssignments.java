package org.dutywatch.compliance.duty.acting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.compliance.duty.acting.ValidateActingAssignment.Validation;
import org.dutywatch.compliance.imports.ImportResponse;
import org.dutywatch.compliance.imports.RefusedRows;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.chain.ActingLedger;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.compliance.people.chain.domain.ActingRules;
import org.dutywatch.compliance.people.independence.OwnChain;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.csv.CsvColumns;
import org.dutywatch.eventkit.csv.CsvFile;
import org.dutywatch.eventkit.csv.CsvRow;
import org.dutywatch.eventkit.csv.RowRefused;

/**
 * Imports a CSV file of acting supervisors: each row is a request of its own, on which a second person decides. A
 * refused row does not stop the others. Each row is also checked against the accepted rows before it.
 */
@ApplicationScoped
class ImportActingAssignments {
    private static final CsvColumns COLUMNS =
            new CsvColumns(List.of("supervisor_id", "acting_supervisor_id", "from", "to"), List.of("note"));

    private final ActingLedger ledger;
    private final ValidateActingAssignment validate;
    private final WriteActingChanges changes;
    private final OwnChain ownChain;
    private final RequestActingChange requestChange;
    private final AuditTrail audit;

    ImportActingAssignments(
            ActingLedger ledger,
            ValidateActingAssignment validate,
            WriteActingChanges changes,
            OwnChain ownChain,
            RequestActingChange requestChange,
            AuditTrail audit) {
        this.ledger = ledger;
        this.validate = validate;
        this.changes = changes;
        this.ownChain = ownChain;
        this.requestChange = requestChange;
        this.audit = audit;
    }

    /** @param dryRun true answers what would happen and changes nothing */
    @Transactional
    ImportResponse<ActingRowResponse> importFile(byte[] file, String reason, boolean dryRun) {
        List<CsvRow> rows = CsvFile.read(file, COLUMNS);
        changes.lock();
        var validation = validate.validation();
        Set<String> own = ownChain.employeeIds();
        List<ActingAssignment> recorded = ledger.current(ActingRules.ALLOWED_TIME);
        List<ActingAssignment> all = new ArrayList<>(recorded);
        List<ActingRowResponse> answers = new ArrayList<>();
        for (CsvRow row : rows) {
            answers.add(importRow(row, all, own, validation));
        }
        if (!dryRun) {
            var accepted = all.listIterator(recorded.size());
            answers.replaceAll(answer -> answer.outcome() == RowOutcome.PENDING
                    ? answer.withId(requestChange
                            .request(ActingChange.set(accepted.next()), reason)
                            .requestId())
                    : answer);
        }
        var answer = ImportResponse.of(dryRun, answers, rows.size());
        if (!dryRun) {
            RefusedRows.record(audit, "import_acting", answers, rows, "acting_supervisor_id");
            audit.record("import_acting", null, answer.counts().description());
        }
        return answer;
    }

    /**
     * @param all the recorded acting supervisors and those of the rows before; an accepted one is added
     * @param own the caller and those above him
     */
    private static ActingRowResponse importRow(
            CsvRow row, List<ActingAssignment> all, Set<String> own, Validation validation) {
        try {
            ActingAssignment requested = read(row);
            List<ActingAssignment> overlapping = all.stream()
                    .filter(one -> one.span().overlaps(requested.span()))
                    .toList();
            if (overlapping.contains(requested)) {
                return new ActingRowResponse(row.number(), RowOutcome.UNCHANGED, null, null);
            }
            Optional<String> refusal = ActingChange.set(requested).employeeIds().stream()
                    .filter(own::contains)
                    .sorted()
                    .findFirst()
                    .map(OwnChain::refusal)
                    .or(() -> validation.refusal(requested, overlapping));
            if (refusal.isPresent()) {
                return ActingRowResponse.refused(row.number(), refusal.get());
            }
            all.add(requested);
            return new ActingRowResponse(row.number(), RowOutcome.PENDING, null, null);
        } catch (RowRefused e) {
            return ActingRowResponse.refused(row.number(), e.reason());
        }
    }

    private static ActingAssignment read(CsvRow row) throws RowRefused {
        Instant from = row.time("from");
        Instant to = row.time("to");
        Optional<String> refusal = ActingRules.refusal(from, to);
        if (refusal.isPresent()) {
            throw new RowRefused(refusal.get());
        }
        return new ActingAssignment(
                row.text("supervisor_id"), row.text("acting_supervisor_id"), new Interval(from, to));
    }
}
