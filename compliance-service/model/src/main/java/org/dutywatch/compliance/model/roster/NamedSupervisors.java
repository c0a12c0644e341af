package org.dutywatch.compliance.model.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;

/**
 * The supervisors whom the roster names for shifts. Where duty and on-call time overlap, the supervisor of the duty
 * counts; leave has no supervisor. An employee who works longer than planned stays under the supervisor of that shift
 * until the next planned shift.
 */
public final class NamedSupervisors {
    private NamedSupervisors() {}

    /** An interval for which the roster names a supervisor. */
    public record NamedSupervisorSpan(Interval span, String supervisorId) {}

    /**
     * The intervals inside the window for which the roster names a supervisor, sorted by start.
     *
     * @param facts the roster of one employee; its entries may extend beyond the window
     */
    public static List<NamedSupervisorSpan> during(DutyTimeline.DutyFacts facts, Interval window) {
        IntervalSet inside = IntervalSet.of(window);
        IntervalSet planned = spans(facts, RosterEntry::span);
        IntervalSet duty = planned.union(spans(facts, facts.clocked()::worked));
        List<NamedSupervisorSpan> spans = new ArrayList<>();
        for (RosterEntry entry : facts.entries()) {
            String supervisorId = entry.supervisorId();
            if (supervisorId != null && !entry.isLeave()) {
                IntervalSet entrySpan = IntervalSet.of(entry.span());
                IntervalSet supervised = entry.isDuty()
                        ? entrySpan.union(
                                IntervalSet.of(facts.clocked().worked(entry)).subtract(planned))
                        : entrySpan.subtract(duty);
                supervised
                        .intersect(inside)
                        .intervals()
                        .forEach(interval -> spans.add(new NamedSupervisorSpan(interval, supervisorId)));
            }
        }
        spans.sort(Comparator.comparing(span -> span.span().start()));
        return List.copyOf(spans);
    }

    private static IntervalSet spans(DutyTimeline.DutyFacts facts, Function<RosterEntry, Interval> of) {
        return IntervalSet.of(
                facts.entries().stream().filter(RosterEntry::isDuty).map(of).toList());
    }

    /** The supervisor whom the roster names at the instant; empty if it names nobody. */
    public static Optional<String> at(DutyTimeline.DutyFacts facts, Instant at) {
        return during(facts, new Interval(at, at.plusNanos(1))).stream()
                .map(NamedSupervisorSpan::supervisorId)
                .findFirst();
    }
}
