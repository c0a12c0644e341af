package org.dutywatch.compliance.roster;

import java.time.Instant;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.roster.domain.DutyState;
import org.dutywatch.compliance.roster.domain.DutyTimeline;
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
    static DutyItem of(DutyTimeline.Item item) {
        return new DutyItem(item.span().start(), item.span().end(), item.state(), item.kind());
    }
}
