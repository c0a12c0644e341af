package org.dutywatch.compliance.roster.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.jspecify.annotations.Nullable;

/** One person's states in a window, each moment in at most one: leave goes before duty, duty before on call. */
public final class DutyTimeline {
    private DutyTimeline() {}

    /** @param kind the kind of the roster entry behind it; null for UNKNOWN */
    public record Item(
            Interval span, DutyState state, @Nullable ShiftKind kind) {}

    /** @param entries entries of one employee; they may reach beyond the window */
    public static List<Item> of(Collection<RosterEntry> entries, Interval window) {
        IntervalSet inside = IntervalSet.of(window);
        IntervalSet leave = spans(entries, RosterEntry::isLeave);
        IntervalSet notOnCall = leave.union(spans(entries, RosterEntry::isDuty));
        List<Item> items = new ArrayList<>();
        add(items, leave.intersect(inside), DutyState.LEAVE, ShiftKind.LEAVE);
        for (RosterEntry entry : entries) {
            IntervalSet span = IntervalSet.of(entry.span()).intersect(inside);
            if (entry.isDuty()) {
                IntervalSet dutyFree = dutyFree(entry);
                add(items, span.subtract(dutyFree).subtract(leave), DutyState.ON_DUTY, entry.kind());
                add(items, span.intersect(dutyFree).subtract(leave), DutyState.BREAK, entry.kind());
            } else if (!entry.isLeave()) {
                add(items, span.subtract(notOnCall), DutyState.ON_CALL, entry.kind());
            }
        }
        items.sort(Comparator.comparing(item -> item.span().start()));
        return items;
    }

    private static IntervalSet dutyFree(RosterEntry entry) {
        Interval dutyFree = entry.dutyFree();
        return dutyFree == null ? IntervalSet.empty() : IntervalSet.of(dutyFree);
    }

    private static IntervalSet spans(Collection<RosterEntry> entries, Predicate<RosterEntry> which) {
        return IntervalSet.of(
                entries.stream().filter(which).map(RosterEntry::span).toList());
    }

    private static void add(List<Item> items, IntervalSet when, DutyState state, ShiftKind kind) {
        when.intervals().forEach(interval -> items.add(new Item(interval, state, kind)));
    }
}
