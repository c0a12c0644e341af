package org.dutywatch.compliance.model.roster;

import static org.dutywatch.compliance.model.roster.RosterFixtures.entry;
import static org.dutywatch.compliance.model.roster.RosterFixtures.hours;
import static org.dutywatch.compliance.model.roster.RosterFixtures.withBreak;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.roster.DutyTimeline.DutySpan;
import org.junit.jupiter.api.Test;

class DutyTimelineTest {
    @Test
    void shouldPutLeaveBeforeDutyAndDutyBeforeOnCall() {
        var entries =
                List.of(withBreak(6, 16, 11, 12), entry(ShiftKind.LEAVE, 14, 17), entry(ShiftKind.ON_CALL, 15, 20));

        assertEquals(
                List.of(
                        new DutySpan(hours(6, 11), DutyState.ON_DUTY, ShiftKind.REGULAR),
                        new DutySpan(hours(11, 12), DutyState.BREAK, ShiftKind.REGULAR),
                        new DutySpan(hours(12, 14), DutyState.ON_DUTY, ShiftKind.REGULAR),
                        new DutySpan(hours(14, 17), DutyState.LEAVE, ShiftKind.LEAVE),
                        new DutySpan(hours(17, 20), DutyState.ON_CALL, ShiftKind.ON_CALL)),
                DutyTimeline.of(entries, hours(0, 24)));
    }

    @Test
    void shouldCutAtTheWindow() {
        assertEquals(
                List.of(new DutySpan(hours(8, 10), DutyState.ON_DUTY, ShiftKind.COURT)),
                DutyTimeline.of(List.of(entry(ShiftKind.COURT, 6, 16)), hours(8, 10)));
    }
}
