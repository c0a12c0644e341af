package org.dutywatch.compliance.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dutywatch.compliance.imports.CsvColumns;
import org.dutywatch.compliance.imports.CsvFile;
import org.dutywatch.compliance.imports.CsvRow;
import org.dutywatch.compliance.imports.ImportAnswer;
import org.dutywatch.compliance.imports.RowOutcome;
import org.dutywatch.compliance.imports.RowRefused;
import org.dutywatch.compliance.supervision.domain.Acting;
import org.dutywatch.compliance.supervision.domain.ActingRules;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;

/**
 * Imports a CSV file of acting supervisors. A refused row does not stop the others. Each row is also checked against
 * the accepted rows before it.
 */
@ApplicationScoped
class ImportActing {
    private static final CsvColumns COLUMNS =
            new CsvColumns(List.of("supervisor_id", "acting_supervisor_id", "from", "to"), List.of("note"));

    private final ActingLedger ledger;
    private final JudgeActing validation;
    private final ActingChanges changes;
    private final AuditTrail audit;

    ImportActing(ActingLedger ledger, JudgeActing validation, ActingChanges changes, AuditTrail audit) {
        this.ledger = ledger;
        this.validation = validation;
        this.changes = changes;
        this.audit = audit;
    }

    /** @param dryRun true answers what would happen and changes nothing */
    @Transactional
    ImportAnswer<ActingRowAnswer> importFile(byte[] file, String reason, boolean dryRun) {
        List<CsvRow> rows = CsvFile.read(file, COLUMNS);
        changes.lock();
        List<Acting> added = new ArrayList<>();
        List<ActingRowAnswer> answers = new ArrayList<>();
        for (CsvRow row : rows) {
            answers.add(importRow(row, added));
        }
        if (!dryRun) {
            var ids = changes.write(List.of(), added, reason).stream()
                    .map(RecordedActing::actingId)
                    .iterator();
            answers.replaceAll(answer -> answer.outcome() == RowOutcome.ADDED ? answer.as(ids.next()) : answer);
        }
        var answer = ImportAnswer.of(dryRun, answers);
        if (!dryRun) {
            audit.record("import_acting", null, answer.counts().words());
        }
        return answer;
    }

    private ActingRowAnswer importRow(CsvRow row, List<Acting> added) {
        try {
            Acting requested = read(row);
            List<Acting> known = Stream.concat(ledger.current(requested.span()).stream(), added.stream())
                    .toList();
            if (known.contains(requested)) {
                return new ActingRowAnswer(row.number(), RowOutcome.UNCHANGED, null, null);
            }
            Optional<String> refusal = validation.refusal(requested, known);
            if (refusal.isPresent()) {
                return ActingRowAnswer.refused(row.number(), refusal.get());
            }
            added.add(requested);
            return new ActingRowAnswer(row.number(), RowOutcome.ADDED, null, null);
        } catch (RowRefused e) {
            return ActingRowAnswer.refused(row.number(), e.reason());
        }
    }

    private static Acting read(CsvRow row) throws RowRefused {
        Instant from = row.time("from");
        Instant to = row.time("to");
        Optional<String> refusal = ActingRules.refusal(from, to);
        if (refusal.isPresent()) {
            throw new RowRefused(refusal.get());
        }
        return new Acting(row.text("supervisor_id"), row.text("acting_supervisor_id"), new Interval(from, to));
    }
}
