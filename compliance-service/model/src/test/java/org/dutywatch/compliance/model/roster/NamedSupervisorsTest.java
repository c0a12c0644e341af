package org.dutywatch.compliance.model.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dutywatch.compliance.model.duty.ClockTimes;
import org.dutywatch.compliance.model.duty.DutyRules;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NamedSupervisorsTest {
    private final RosterEntry onCall = entry(ShiftKind.ON_CALL, 0, 12, "duty-sgt");
    private final RosterEntry callback = entry(ShiftKind.CALLBACK, 4, 6, "night-sgt");

    @Test
    void shouldPutDutyBeforeOnCallAndCutToTheWindow() {
        var spans = NamedSupervisors.during(facts(ClockedShifts.NONE, onCall, callback), hours(2, 8));
        assertEquals(
                List.of(
                        new NamedSupervisors.NamedSupervisorSpan(hours(2, 4), "duty-sgt"),
                        new NamedSupervisors.NamedSupervisorSpan(hours(4, 6), "night-sgt"),
                        new NamedSupervisors.NamedSupervisorSpan(hours(6, 8), "duty-sgt")),
                spans);
    }

    @Test
    void shouldNameNobodyOnLeaveOrForAShiftUnderTheRegularSupervisor() {
        var leave = entry(ShiftKind.LEAVE, 0, 2, "duty-sgt");
        var regular = entry(ShiftKind.REGULAR, 2, 4, null);
        assertEquals(List.of(), NamedSupervisors.during(facts(ClockedShifts.NONE, leave, regular), hours(0, 12)));
    }

    @Test
    void shouldNameTheSupervisorAtTheInstant() {
        var entries = facts(ClockedShifts.NONE, onCall, callback);
        assertEquals(Optional.of("night-sgt"), NamedSupervisors.at(entries, hour(4)));
        assertEquals(Optional.of("duty-sgt"), NamedSupervisors.at(entries, hour(6)));
        assertEquals(Optional.empty(), NamedSupervisors.at(entries, hour(12)));
    }

    @Test
    void shouldKeepTheSupervisorOfAnOverrunShiftUntilTheNextShift() {
        var early = entry(ShiftKind.REGULAR, 0, 4, "duty-sgt");
        var late = entry(ShiftKind.REGULAR, 6, 10, "night-sgt");
        var overrun = ClockedShifts.NONE.withTimes(early.shiftKey(), new ClockTimes(hour(1), hour(7)));

        assertEquals(
                List.of(
                        new NamedSupervisors.NamedSupervisorSpan(hours(0, 6), "duty-sgt"),
                        new NamedSupervisors.NamedSupervisorSpan(hours(6, 10), "night-sgt")),
                NamedSupervisors.during(facts(overrun, early, late), hours(0, 12)));
    }

    private static DutyTimeline.DutyFacts facts(ClockedShifts clocked, RosterEntry... entries) {
        return new DutyTimeline.DutyFacts(List.of(entries), clocked, DutyRules.DEFAULT, null);
    }

    private static RosterEntry entry(ShiftKind kind, int from, int to, @Nullable String supervisor) {
        return new RosterEntry("officer", hours(from, to), kind, null, supervisor);
    }

    private static Interval hours(int from, int to) {
        return new Interval(hour(from), hour(to));
    }

    private static Instant hour(int hour) {
        return Instant.parse("2026-11-05T%02d:00:00Z".formatted(hour));
    }
}
