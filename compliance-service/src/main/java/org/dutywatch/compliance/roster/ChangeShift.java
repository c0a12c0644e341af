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

/** Puts one entry into the roster or takes one out, by the rules of an import. */
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

    /** @throws ProblemException RULE_REFUSED with the reason that an import would answer */
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
     * Takes the entry out.
     *
     * @param kind which, where a leave starts with a shift; null means the shift before the leave
     * @return what waits for a second person; nothing where the entry is out
     * @throws ProblemException NOT_FOUND
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
