package org.dutywatch.compliance.model.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.dutywatch.compliance.model.duty.DutyRule;
import org.dutywatch.compliance.model.duty.DutyRules;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * The duty states of one employee in a window. Each moment has at most one state: unknown takes precedence over leave,
 * leave over duty, duty over on call. Duty is the time clocked, else the time planned. Time without a state is off
 * duty.
 */
public final class DutyTimeline {
    /**
     * A gap in the roster is time off if there is an entry within this time before or after it. Otherwise the roster of
     * that time is unknown.
     */
    public static final Duration KNOWN_WITHIN = Duration.ofDays(7);

    private final DutyFacts facts;
    private final IntervalSet knownTime;
    private final IntervalSet leave;
    private final List<DutySpan> spans = new ArrayList<>();

    private DutyTimeline(DutyFacts facts, IntervalSet knownTime) {
        this.facts = facts;
        this.knownTime = knownTime;
        this.leave = plannedTimes(RosterEntry::isLeave);
    }

    /**
     * An interval of one state.
     *
     * @param kind the kind of the roster entry that causes the state; null for UNKNOWN
     */
    public record DutySpan(
            Interval span, DutyState state, @Nullable ShiftKind kind) {}

    /**
     * What is known of one employee's duty.
     *
     * @param entries at least those within {@link #KNOWN_WITHIN} of the window
     * @param knownUntil duty after this time is unknown; null means no limit
     */
    public record DutyFacts(
            Collection<RosterEntry> entries,
            ClockedShifts clocked,
            DutyRules rules,
            @Nullable Instant knownUntil) {}

    /** The states as planned, under the default rule. Assumes that the roster is known for the whole window. */
    public static List<DutySpan> of(Collection<RosterEntry> entries, Interval window) {
        var facts = new DutyFacts(entries, ClockedShifts.NONE, DutyRules.DEFAULT, null);
        return new DutyTimeline(facts, IntervalSet.of(window)).spans();
    }

    /** The states in the window, ordered by start. */
    public static List<DutySpan> of(DutyFacts facts, Interval window) {
        IntervalSet unknown = unknown(facts, window);
        var timeline = new DutyTimeline(facts, IntervalSet.of(window).subtract(unknown));
        timeline.add(unknown, DutyState.UNKNOWN, null);
        return timeline.spans();
    }

    /** The times in the window of which the duty is unknown. */
    public static IntervalSet unknown(DutyFacts facts, Interval window) {
        IntervalSet covered = IntervalSet.of(facts.entries().stream()
                .map(entry -> entry.span().widened(KNOWN_WITHIN))
                .toList());
        Instant until = facts.knownUntil();
        if (until != null && until.isBefore(window.end())) {
            covered = covered.subtract(IntervalSet.of(new Interval(until, window.end())));
        }
        return IntervalSet.of(window).subtract(covered);
    }

    private List<DutySpan> spans() {
        IntervalSet duty = IntervalSet.of(facts.entries().stream()
                .filter(RosterEntry::isDuty)
                .map(facts.clocked()::worked)
                .toList());
        IntervalSet onCall = plannedTimes(entry -> !entry.isDuty() && !entry.isLeave());
        add(leave.intersect(knownTime), DutyState.LEAVE, ShiftKind.LEAVE);
        facts.entries().stream().filter(RosterEntry::isDuty).forEach(this::addShift);
        add(onCall.subtract(leave).subtract(duty).intersect(knownTime), DutyState.ON_CALL, ShiftKind.ON_CALL);
        spans.sort(Comparator.comparing(span -> span.span().start()));
        return spans;
    }

    private void addShift(RosterEntry entry) {
        DutyRule rule = facts.rules().ruleFor(entry.span().start());
        if (rule.countsAsDuty(entry.kind())) {
            IntervalSet worked = IntervalSet.of(facts.clocked().worked(entry))
                    .subtract(leave)
                    .intersect(knownTime);
            IntervalSet dutyFree = rule.breaksCount() ? IntervalSet.empty() : dutyFree(entry);
            add(worked.subtract(dutyFree), DutyState.ON_DUTY, entry.kind());
            add(worked.intersect(dutyFree), DutyState.BREAK, entry.kind());
        }
    }

    private static IntervalSet dutyFree(RosterEntry entry) {
        Interval dutyFree = entry.dutyFree();
        return dutyFree == null ? IntervalSet.empty() : IntervalSet.of(dutyFree);
    }

    private IntervalSet plannedTimes(Predicate<RosterEntry> which) {
        return IntervalSet.of(
                facts.entries().stream().filter(which).map(RosterEntry::span).toList());
    }

    private void add(IntervalSet when, DutyState state, @Nullable ShiftKind kind) {
        when.intervals().forEach(interval -> spans.add(new DutySpan(interval, state, kind)));
    }
}
