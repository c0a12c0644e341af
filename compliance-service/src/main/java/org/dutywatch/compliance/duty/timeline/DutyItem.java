package org.dutywatch.compliance.duty.timeline;

import java.time.Instant;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.roster.DutyState;
import org.dutywatch.compliance.model.roster.DutyTimeline;
import org.jspecify.annotations.Nullable;

/**
 * An interval in which an employee has one duty state.
 *
 * @param end exclusive
 * @param kind the kind of the roster entry that causes the state; null if no roster is known
 */
public record DutyItem(
        Instant start,
        Instant end,
        DutyState state,
        @Nullable ShiftKind kind) {
    static DutyItem of(DutyTimeline.DutySpan item) {
        return new DutyItem(item.span().start(), item.span().end(), item.state(), item.kind());
    }
}
