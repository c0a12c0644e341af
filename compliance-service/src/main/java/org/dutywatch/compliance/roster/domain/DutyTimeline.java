package org.dutywatch.compliance.roster.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.dutywatch.compliance.duty.domain.DutyRule;
import org.dutywatch.compliance.duty.domain.DutyRules;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
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

    private final Known known;
    private final IntervalSet knownTime;
    private final IntervalSet leave;
    private final List<Item> items = new ArrayList<>();

    private DutyTimeline(Known known, IntervalSet knownTime) {
        this.known = known;
        this.knownTime = knownTime;
        this.leave = spans(RosterEntry::isLeave);
    }

    /**
     * An interval of one state.
     *
     * @param kind the kind of the roster entry that causes the state; null for UNKNOWN
     */
    public record Item(
            Interval span, DutyState state, @Nullable ShiftKind kind) {}

    /**
     * What is known of one employee's duty.
     *
     * @param entries at least those within {@link #KNOWN_WITHIN} of the window
     * @param until duty after this time is unknown; null means no limit
     */
    public record Known(
            Collection<RosterEntry> entries,
            ClockedShifts clocked,
            DutyRules rules,
            @Nullable Instant until) {}

    /** The states as planned, under the default rule. Assumes that the roster is known for the whole window. */
    public static List<Item> of(Collection<RosterEntry> entries, Interval window) {
        var known = new Known(entries, ClockedShifts.NONE, DutyRules.ORDINARY, null);
        return new DutyTimeline(known, IntervalSet.of(window)).items();
    }

    /** The states in the window, ordered by start. */
    public static List<Item> of(Known known, Interval window) {
        IntervalSet unknown = unknown(known, window);
        var timeline = new DutyTimeline(known, IntervalSet.of(window).subtract(unknown));
        timeline.add(unknown, DutyState.UNKNOWN, null);
        return timeline.items();
    }

    private static IntervalSet unknown(Known known, Interval window) {
        IntervalSet covered = IntervalSet.of(known.entries().stream()
                .map(entry -> entry.span().widened(KNOWN_WITHIN))
                .toList());
        Instant until = known.until();
        if (until != null && until.isBefore(window.end())) {
            covered = covered.subtract(IntervalSet.of(new Interval(until, window.end())));
        }
        return IntervalSet.of(window).subtract(covered);
    }

    private List<Item> items() {
        IntervalSet duty = IntervalSet.of(known.entries().stream()
                .filter(RosterEntry::isDuty)
                .map(known.clocked()::worked)
                .toList());
        IntervalSet onCall = spans(entry -> !entry.isDuty() && !entry.isLeave());
        add(leave.intersect(knownTime), DutyState.LEAVE, ShiftKind.LEAVE);
        known.entries().stream().filter(RosterEntry::isDuty).forEach(this::addShift);
        add(onCall.subtract(leave).subtract(duty).intersect(knownTime), DutyState.ON_CALL, ShiftKind.ON_CALL);
        items.sort(Comparator.comparing(item -> item.span().start()));
        return items;
    }

    private void addShift(RosterEntry entry) {
        DutyRule rule = known.rules().at(entry.span().start());
        if (rule.counts(entry.kind())) {
            IntervalSet worked = IntervalSet.of(known.clocked().worked(entry))
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

    private IntervalSet spans(Predicate<RosterEntry> which) {
        return IntervalSet.of(
                known.entries().stream().filter(which).map(RosterEntry::span).toList());
    }

    private void add(IntervalSet when, DutyState state, @Nullable ShiftKind kind) {
        when.intervals().forEach(interval -> items.add(new Item(interval, state, kind)));
    }
}
