package org.dutywatch.compliance.duty.decisions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.dutywatch.compliance.decisions.AwaitedDecisions;
import org.dutywatch.compliance.duty.changes.WriteRosterChanges;
import org.dutywatch.compliance.duty.corrections.Correction;
import org.dutywatch.compliance.duty.corrections.CorrectionState;
import org.dutywatch.compliance.duty.corrections.Corrections;
import org.dutywatch.compliance.duty.feeds.FeedAuthors;
import org.dutywatch.compliance.duty.roster.ClockChange;
import org.dutywatch.compliance.duty.roster.Roster;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.model.roster.ClockedShifts;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.roster.RosterPlan;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Approves or declines a pending correction, if the caller is a second person who may decide. An approval writes the
 * correction into the roster. Locks are acquired in the order that {@link WriteRosterChanges} lists.
 */
@ApplicationScoped
public class DecideCorrection {
    private final Corrections corrections;
    private final RosterBook rosterBook;
    private final WriteRosterChanges writeRosterChanges;
    private final AwaitedDecisions decisions;
    private final FeedAuthors feedAuthors;
    private final AuditTrail audit;
    private final Clock clock;

    DecideCorrection(
            Corrections corrections,
            RosterBook rosterBook,
            WriteRosterChanges writeRosterChanges,
            AwaitedDecisions decisions,
            FeedAuthors feedAuthors,
            AuditTrail audit,
            Clock clock) {
        this.corrections = corrections;
        this.rosterBook = rosterBook;
        this.writeRosterChanges = writeRosterChanges;
        this.decisions = decisions;
        this.feedAuthors = feedAuthors;
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
        Correction pending = require(id);
        var answer = decisions.approve(id);
        var conflict = conflict(pending);
        if (conflict.isPresent()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "the roster has changed since this was requested: " + conflict.get());
        }
        writeRosterChanges.writeApproved(pending, answer.by().user());
        audit.record("approve_roster_correction", subject(pending), id + ": " + pending.reason());
        return record(id, CorrectionState.APPROVED, answer, null);
    }

    /**
     * Declines; the roster does not change.
     *
     * @return the decided correction
     * @throws ProblemException as {@link #approve}, but it need not fit the roster
     */
    @Transactional
    Correction decline(UUID id, String reason) {
        Correction pending = require(id);
        var answer = decisions.decline(id, reason);
        audit.record("decline_roster_correction", subject(pending), id + ": " + reason);
        return record(id, CorrectionState.DECLINED, answer, reason);
    }

    /** The correction, with the lock on its employees. If a feed asked for it, its people do not decide. */
    private Correction require(UUID id) {
        Correction found = corrections
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such correction"));
        if (feedAuthors.ofFeed(found.author()).stream().anyMatch(decisions.caller()::isSamePersonAs)) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "whoever subscribed to a feed or changed it cannot decide on its corrections: a second person"
                            + " must decide");
        }
        rosterBook.lock(found.employeeIds());
        return found;
    }

    private Correction record(UUID id, CorrectionState state, AwaitedDecisions.Answer answer, @Nullable String reason) {
        corrections.decide(id, new Corrections.Decision(state, answer.by().user(), answer.at(), reason));
        return corrections.find(id).orElseThrow();
    }

    /** The first reason why the correction cannot be written as it was requested; empty if it can. */
    private Optional<String> conflict(Correction pending) {
        Roster roster = rosterBook.current(
                pending.employeeIds(),
                Interval.hull(pending.change()
                                .affectedEntries()
                                .map(RosterEntry::span)
                                .toList())
                        .orElseThrow());
        List<RosterEntry> current = roster.entries();
        var missing = pending.superseded().stream()
                .filter(entry -> !current.contains(entry))
                .findFirst();
        if (missing.isPresent()) {
            return missing.map(entry -> "the " + entry.description() + " has changed");
        }
        Map<Integer, RosterEntry> rows = new TreeMap<>();
        pending.added().forEach(entry -> rows.put(rows.size() + 1, entry));
        Set<RosterEntry> remaining = new HashSet<>(current);
        pending.superseded().forEach(remaining::remove);
        ClockedShifts clocked = roster.clocked();
        var plan = RosterPlan.of(remaining, List.of(), rows, clocked);
        return clockConflict(pending, current, clocked)
                .or(() -> rows.entrySet().stream()
                        .flatMap(row -> Stream.concat(
                                plan.refusal(row.getKey()).stream(),
                                plan.unchanged(row.getKey())
                                        ? Stream.of("the " + row.getValue().description() + " is in the roster already")
                                        : plan.replaced(row.getKey()).stream()
                                                .map(entry -> "it would replace the " + entry.description())))
                        .findFirst());
    }

    private static Optional<String> clockConflict(
            Correction pending, List<RosterEntry> current, ClockedShifts clocked) {
        return pending.clockChanges().stream()
                .flatMap(change -> conflict(change, current, clocked).stream())
                .findFirst();
    }

    private static Optional<String> conflict(ClockChange change, List<RosterEntry> current, ClockedShifts clocked) {
        RosterEntry shift = change.shift();
        if (!current.contains(shift)) {
            return Optional.of("the " + shift.description() + " has changed");
        }
        if (!Objects.equals(clocked.timesOf(shift), change.before())) {
            return Optional.of("the " + shift.description() + " has other clock times now");
        }
        return clocked.refusal(shift, change.timesAfter(), current);
    }

    private static String subject(Correction correction) {
        return String.join(",", correction.employeeIds());
    }
}
