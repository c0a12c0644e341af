package org.dutywatch.compliance.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.dutywatch.compliance.roster.domain.ClockedShifts;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.compliance.roster.domain.RosterPlan;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Approves or declines a pending correction; this must be a second person. An approval writes the correction into the
 * roster. Locks are acquired in the order that all roster changes use: first the employees, then the correction, then
 * those of {@link RosterChanges}.
 */
@ApplicationScoped
public class DecideCorrection {
    /** Entries and clock times within this distance of a changed entry can overlap it. */
    private static final Duration REACH = Duration.ofDays(3);

    private final Corrections corrections;
    private final RosterLedger ledger;
    private final ClockLedger clockLedger;
    private final RosterChanges changes;
    private final SecondPerson secondPerson;
    private final AuditTrail audit;
    private final Clock clock;

    DecideCorrection(
            Corrections corrections,
            RosterLedger ledger,
            ClockLedger clockLedger,
            RosterChanges changes,
            SecondPerson secondPerson,
            AuditTrail audit,
            Clock clock) {
        this.corrections = corrections;
        this.ledger = ledger;
        this.clockLedger = clockLedger;
        this.changes = changes;
        this.secondPerson = secondPerson;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @return the decided correction
     * @throws ProblemException NOT_FOUND if there is no such correction; FORBIDDEN or RULE_REFUSED if the caller may
     *     not decide; CONFLICT if it is decided or expired already, or no longer fits the roster
     */
    @Transactional
    Correction approve(UUID id) {
        Correction waiting = lockPending(id);
        var conflict = conflict(waiting);
        if (conflict.isPresent()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "the roster changed since this was asked for: " + conflict.get());
        }
        changes.writeApproved(waiting, secondPerson.name());
        audit.record("approve_roster_correction", subject(waiting), id + ": " + waiting.reason());
        return recordDecision(id, CorrectionState.APPROVED, null);
    }

    /**
     * Declines; the roster does not change.
     *
     * @return the decided correction
     * @throws ProblemException as {@link #approve}, but it need not fit the roster
     */
    @Transactional
    Correction decline(UUID id, String reason) {
        Correction waiting = lockPending(id);
        audit.record("decline_roster_correction", subject(waiting), id + ": " + reason);
        return recordDecision(id, CorrectionState.DECLINED, reason);
    }

    private Correction lockPending(UUID id) {
        Correction asked = corrections.find(id).orElseThrow(DecideCorrection::unknown);
        secondPerson.refuseUnlessMay(asked);
        ledger.lock(asked.employeeIds());
        Correction waiting = corrections.lock(id).orElseThrow(DecideCorrection::unknown);
        if (waiting.state() != CorrectionState.PENDING) {
            String state = waiting.state().name().toLowerCase(java.util.Locale.ROOT);
            throw new ProblemException(ProblemType.CONFLICT, "the correction is " + state + " already");
        }
        return waiting;
    }

    private Correction recordDecision(UUID id, CorrectionState state, @Nullable String reason) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        corrections.decide(id, new Corrections.Decision(state, secondPerson.name(), now, reason));
        return corrections.find(id).orElseThrow();
    }

    /** The reason why the correction cannot be written as it was asked for; empty if it can. */
    private Optional<String> conflict(Correction waiting) {
        List<RosterEntry> current = current(waiting);
        var missing = waiting.superseded().stream()
                .filter(entry -> !current.contains(entry))
                .findFirst();
        if (missing.isPresent()) {
            return missing.map(entry -> "the " + entry.words() + " is no longer as it was");
        }
        Map<Integer, RosterEntry> rows = new TreeMap<>();
        waiting.added().forEach(entry -> rows.put(rows.size() + 1, entry));
        Set<RosterEntry> remaining = new HashSet<>(current);
        waiting.superseded().forEach(remaining::remove);
        ClockedShifts clocked = clocked(waiting);
        var plan = RosterPlan.of(remaining, List.of(), rows, clocked);
        return clockConflict(waiting, current, clocked)
                .or(() -> rows.entrySet().stream()
                        .flatMap(row -> Stream.concat(
                                plan.refusal(row.getKey()).stream(),
                                plan.unchanged(row.getKey())
                                        ? Stream.of("the " + row.getValue().words() + " is in the roster already")
                                        : plan.replaced(row.getKey()).stream()
                                                .map(entry -> "there is the " + entry.words())))
                        .findFirst());
    }

    private static Optional<String> clockConflict(
            Correction waiting, List<RosterEntry> current, ClockedShifts clocked) {
        return waiting.clocked().stream()
                .flatMap(change -> conflict(change, current, clocked).stream())
                .findFirst();
    }

    private static Optional<String> conflict(ClockChange change, List<RosterEntry> current, ClockedShifts clocked) {
        RosterEntry shift = change.shift();
        if (!current.contains(shift)) {
            return Optional.of("the " + shift.words() + " is no longer as it was");
        }
        if (!Objects.equals(clocked.of(shift), change.before())) {
            return Optional.of("the " + shift.words() + " was clocked otherwise meanwhile");
        }
        return clocked.refusal(shift, change.times(), current);
    }

    private List<RosterEntry> current(Correction waiting) {
        var spans = waiting.change().shifts().map(RosterEntry::span).toList();
        var from = spans.stream()
                .map(Interval::start)
                .min(java.time.Instant::compareTo)
                .orElseThrow();
        var to = spans.stream()
                .map(Interval::end)
                .max(java.time.Instant::compareTo)
                .orElseThrow();
        return ledger.known(waiting.employeeIds(), from.minus(REACH), to.plus(REACH), clock.instant());
    }

    private ClockedShifts clocked(Correction waiting) {
        var starts = waiting.change()
                .shifts()
                .map(entry -> entry.span().start())
                .sorted()
                .toList();
        return clockLedger.known(
                waiting.employeeIds(),
                starts.get(0).minus(REACH),
                starts.get(starts.size() - 1).plus(REACH),
                clock.instant());
    }

    private static String subject(Correction correction) {
        return String.join(",", correction.employeeIds());
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "no such correction");
    }
}
