package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.roster.domain.EntryRules;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/** Adds one entry to the roster or removes one, by the rules of an import. */
@ApplicationScoped
public class ChangeShift {
    private static final int ROW = 1;

    private final SingleChanges single;
    private final RosterLedger ledger;
    private final RosterChanges changes;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeShift(SingleChanges single, RosterLedger ledger, RosterChanges changes, AuditTrail audit, Clock clock) {
        this.single = single;
        this.ledger = ledger;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds the entry; it replaces the current entry with the same employee and start.
     *
     * @throws ProblemException RULE_REFUSED with the reason for which an import would refuse the row
     */
    @Transactional
    public RosterRowAnswer put(ShiftRequest request) {
        Instant start = millis(request.start());
        Instant end = millis(request.end());
        Instant breakStart = request.breakStart() == null ? null : millis(request.breakStart());
        Instant breakEnd = request.breakEnd() == null ? null : millis(request.breakEnd());
        SingleChanges.refuseIf(EntryRules.refusal(start, end, request.kind(), breakStart, breakEnd));
        var entry = EntryRules.entry(
                        request.employeeId(), new Interval(start, end), request.kind(), breakStart, breakEnd)
                .supervisedBy(request.supervisorId());
        single.lock(entry);
        var done = single.write(List.of(), List.of(entry), request.reason());
        if (done.written().holds(request.employeeId())) {
            audit.record("change_shift", request.employeeId(), request.reason());
        }
        return RosterRowAnswer.of(ROW, entry, done.plan(), done.written());
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
    public Optional<RosterRowAnswer> remove(String employeeId, Instant start, @Nullable ShiftKind kind, String reason) {
        ledger.lock(List.of(employeeId));
        RosterEntry entry = ledger.known(List.of(employeeId), start, start, clock.instant()).stream()
                .filter(known -> known.span().start().equals(start))
                .filter(known -> kind == null || known.kind() == kind)
                .min(Comparator.comparing(RosterEntry::isLeave))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no roster entry starts then"));
        Written written = changes.write(List.of(entry), List.of(), reason);
        if (!written.holds(employeeId)) {
            return Optional.of(RosterRowAnswer.waiting(ROW, entry, List.of(EntryView.of(entry)), written));
        }
        audit.record("remove_shift", employeeId, reason);
        return Optional.empty();
    }

    static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
