package org.dutywatch.compliance.duty.decisions;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.dutywatch.compliance.decisions.DecisionKind;
import org.dutywatch.compliance.duty.changes.WriteRosterChanges;
import org.dutywatch.compliance.duty.corrections.Correction;
import org.dutywatch.compliance.duty.corrections.Corrections;
import org.dutywatch.compliance.duty.feeds.FeedAuthors;
import org.dutywatch.compliance.duty.roster.ClockChange;
import org.dutywatch.compliance.duty.roster.Roster;
import org.dutywatch.compliance.duty.roster.RosterBook;
import org.dutywatch.compliance.identity.Actors;
import org.dutywatch.compliance.model.roster.ClockedShifts;
import org.dutywatch.compliance.model.roster.RosterEntry;
import org.dutywatch.compliance.model.roster.RosterPlan;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.decisions.AwaitedDecisions;
import org.dutywatch.eventkit.decisions.AwaitedDecisions.Answer;
import org.dutywatch.eventkit.decisions.DecidedChange;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.decisions.DecisionState;
import org.dutywatch.eventkit.problem.ProblemException;
import org.dutywatch.eventkit.problem.ProblemType;

/**
 * Corrections of the roster: an approval writes one into the roster. Locks are acquired in the order that {@link
 * WriteRosterChanges} lists.
 */
@ApplicationScoped
class DecideCorrection implements DecidedChange<Correction> {
    private final Corrections corrections;
    private final RosterBook rosterBook;
    private final WriteRosterChanges writeRosterChanges;
    private final AwaitedDecisions decisions;
    private final FeedAuthors feedAuthors;

    DecideCorrection(
            Corrections corrections,
            RosterBook rosterBook,
            WriteRosterChanges writeRosterChanges,
            AwaitedDecisions decisions,
            FeedAuthors feedAuthors) {
        this.corrections = corrections;
        this.rosterBook = rosterBook;
        this.writeRosterChanges = writeRosterChanges;
        this.decisions = decisions;
        this.feedAuthors = feedAuthors;
    }

    @Override
    public DecisionRules kind() {
        return DecisionKind.ROSTER_CORRECTION;
    }

    @Override
    public Correction require(UUID id) {
        return corrections
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such correction"));
    }

    /** Locks its employees. If a feed asked for it, its people do not decide, also those who joined it later. */
    @Override
    public void prepare(Correction correction, DecisionState toBe) {
        var caller = Actors.actor(decisions.caller());
        if (feedAuthors.ofFeed(correction.author()).stream().anyMatch(caller::isSamePersonAs)) {
            throw new ProblemException(
                    ProblemType.RULE_REFUSED,
                    "whoever subscribed to a feed or changed it cannot decide on its corrections: a second person"
                            + " must decide");
        }
        rosterBook.lock(correction.employeeIds());
    }

    /** @throws ProblemException CONFLICT if it no longer fits the roster */
    @Override
    public void approve(Correction correction, Answer answer) {
        conflict(correction).ifPresent(why -> {
            throw new ProblemException(ProblemType.CONFLICT, "the roster has changed since this was requested: " + why);
        });
        writeRosterChanges.writeApproved(correction, answer.by().user());
    }

    @Override
    public Audited audited(Correction correction) {
        return new Audited(
                "roster_correction", List.of(String.join(",", correction.employeeIds())), correction.reason());
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
}
