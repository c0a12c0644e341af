package org.dutywatch.compliance.duty.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.duty.changes.ChangeResult;
import org.dutywatch.compliance.duty.changes.WriteRosterChanges;
import org.dutywatch.compliance.duty.imports.RosterRow;
import org.dutywatch.compliance.duty.imports.RosterRowResponse;
import org.dutywatch.compliance.duty.roster.RosterChangeSet;
import org.dutywatch.compliance.duty.roster.RosterEntryView;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.roster.EntryRules;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Adds one entry to the roster or removes one, by the rules of an import. */
@ApplicationScoped
public class ChangeShift {
    private static final int ROW = 1;

    private final AtomicRosterChanges atomicChanges;
    private final WriteRosterChanges writeRosterChanges;
    private final AuditTrail audit;

    ChangeShift(AtomicRosterChanges atomicChanges, WriteRosterChanges writeRosterChanges, AuditTrail audit) {
        this.atomicChanges = atomicChanges;
        this.writeRosterChanges = writeRosterChanges;
        this.audit = audit;
    }

    /**
     * Adds the entry; it replaces the current entry with the same employee and start.
     *
     * @throws ProblemException RULE_REFUSED with the reason for which an import would refuse the row
     */
    @Transactional
    public RosterRowResponse put(ShiftRequest request) {
        Instant start = millis(request.start());
        Instant end = millis(request.end());
        Instant breakStart = request.breakStart() == null ? null : millis(request.breakStart());
        Instant breakEnd = request.breakEnd() == null ? null : millis(request.breakEnd());
        AtomicRosterChanges.refuseIf(EntryRules.refusal(start, end, request.kind(), breakStart, breakEnd));
        var entry = EntryRules.entry(
                        request.employeeId(), new Interval(start, end), request.kind(), breakStart, breakEnd)
                .withSupervisor(request.supervisorId());
        atomicChanges.lock(entry);
        var applied = atomicChanges.write(List.of(), List.of(entry), request.reason());
        if (applied.changeResult().isAllowed(request.employeeId())) {
            audit.record("change_shift", request.employeeId(), request.reason());
        }
        return RosterRowResponse.of(ROW, entry, applied.plan(), applied.changeResult());
    }

    /**
     * Removes the entry.
     *
     * @param kind selects the entry if a shift and a leave start at the same time; null means the shift, if there is
     *     one
     * @return the change that waits for a second person; empty if the entry is removed
     * @throws ProblemException NOT_FOUND if no such entry starts at that time
     */
    @Transactional
    public Optional<RosterRowResponse> remove(
            String employeeId, Instant start, @Nullable ShiftKind kind, String reason) {
        atomicChanges.lock(List.of(employeeId));
        RosterEntry entry = atomicChanges.rosterAround(List.of(employeeId), start, start).entries().stream()
                .filter(candidate -> candidate.span().start().equals(start))
                .filter(candidate -> kind == null || candidate.kind() == kind)
                .min(Comparator.comparing(RosterEntry::isLeave))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no roster entry starts then"));
        ChangeResult changeResult =
                writeRosterChanges.writeAllOrNothing(RosterChangeSet.ofEntries(List.of(entry), List.of()), reason);
        if (!changeResult.isAllowed(employeeId)) {
            return Optional.of(RosterRowResponse.pendingOrRefused(
                    RosterRow.of(ROW, entry), employeeId, List.of(RosterEntryView.of(entry)), changeResult));
        }
        audit.record("remove_shift", employeeId, reason);
        return Optional.empty();
    }

    public static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
