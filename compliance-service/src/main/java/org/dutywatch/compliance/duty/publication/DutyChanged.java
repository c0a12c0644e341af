package org.dutywatch.compliance.duty.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.roster.DutyState;
import org.dutywatch.compliance.model.roster.DutyTimeline;
import org.dutywatch.compliance.model.roster.NamedSupervisors;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@value #TOPIC}: a snapshot of one employee's duty between {@code from} and {@code to}. It replaces all
 * that was published before for this time.
 *
 * @param version increases with every message about this employee
 * @param from included
 * @param to excluded
 * @param items the duty on the roster; a time that is not listed is off duty or unknown
 * @param supervision intervals for which the roster names a supervisor instead of the regular one
 * @param acting who acts for this employee as a supervisor
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DutyChanged(
        String employeeId,
        long version,
        Instant from,
        Instant to,
        List<Item> items,
        List<Supervision> supervision,
        List<ActingItem> acting) {
    static final String TOPIC = "compliance.duty-changed.v1";

    /**
     * Builds the snapshot from planned and clocked time, under the default duty rule.
     *
     * @param facts the employee's roster; it may extend beyond the window
     * @param actings who acts for the employee; they may extend beyond the window
     */
    static DutyChanged of(
            String employeeId,
            long version,
            Interval window,
            DutyTimeline.DutyFacts facts,
            List<ActingAssignment> actings) {
        return new DutyChanged(
                employeeId,
                version,
                window.start(),
                window.end(),
                DutyTimeline.of(facts, window).stream()
                        .filter(item -> item.state() != DutyState.UNKNOWN)
                        .map(Item::of)
                        .toList(),
                NamedSupervisors.during(facts, window).stream()
                        .map(Supervision::of)
                        .toList(),
                actings.stream()
                        .flatMap(acting -> acting.within(window).stream())
                        .map(ActingItem::of)
                        .toList());
    }

    record Item(
            Instant start,
            Instant end,
            DutyState state,
            @Nullable ShiftKind kind) {
        static Item of(DutyTimeline.DutySpan item) {
            return new Item(item.span().start(), item.span().end(), item.state(), item.kind());
        }
    }

    record Supervision(Instant start, Instant end, String supervisorId) {
        static Supervision of(NamedSupervisors.NamedSupervisorSpan span) {
            return new Supervision(span.span().start(), span.span().end(), span.supervisorId());
        }
    }

    record ActingItem(Instant start, Instant end, String actingSupervisorId) {
        static ActingItem of(ActingAssignment acting) {
            return new ActingItem(acting.span().start(), acting.span().end(), acting.actingSupervisorId());
        }
    }
}
