package org.dutywatch.compliance.supervision.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dutywatch.compliance.roster.domain.DutyTimeline;
import org.dutywatch.compliance.roster.domain.RosterEntry;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;

/**
 * The supervisors whom the roster names for shifts: duty goes before on call, and leave has none. Who is held over
 * stays under the supervisor of the shift, unless another shift is planned for that time.
 */
public final class NamedSupervisors {
    private NamedSupervisors() {}

    /** For this stretch the roster names this supervisor. */
    public record Span(Interval span, String supervisorId) {}

    /** @param known of one employee; its entries may reach beyond the window */
    public static List<Span> in(DutyTimeline.Known known, Interval window) {
        IntervalSet inside = IntervalSet.of(window);
        IntervalSet planned = spans(known, RosterEntry::span);
        IntervalSet duty = planned.union(spans(known, known.clocked()::worked));
        List<Span> spans = new ArrayList<>();
        for (RosterEntry entry : known.entries()) {
            String supervisorId = entry.supervisorId();
            if (supervisorId != null && !entry.isLeave()) {
                IntervalSet when = IntervalSet.of(entry.span());
                IntervalSet held = entry.isDuty()
                        ? when.union(
                                IntervalSet.of(known.clocked().worked(entry)).subtract(planned))
                        : when.subtract(duty);
                held.intersect(inside).intervals().forEach(interval -> spans.add(new Span(interval, supervisorId)));
            }
        }
        spans.sort(Comparator.comparing(span -> span.span().start()));
        return List.copyOf(spans);
    }

    private static IntervalSet spans(DutyTimeline.Known known, Function<RosterEntry, Interval> of) {
        return IntervalSet.of(
                known.entries().stream().filter(RosterEntry::isDuty).map(of).toList());
    }

    public static Optional<String> at(DutyTimeline.Known known, Instant at) {
        return in(known, new Interval(at, at.plusNanos(1))).stream()
                .map(Span::supervisorId)
                .findFirst();
    }
}
