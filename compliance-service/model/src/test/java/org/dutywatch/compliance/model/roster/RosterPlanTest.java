package org.dutywatch.compliance.model.roster;

import static org.dutywatch.compliance.model.roster.RosterFixtures.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.junit.jupiter.api.Test;

class RosterPlanTest {
    private static final RosterEntry DAY = entry(ShiftKind.REGULAR, 6, 16);

    @Test
    void shouldReplaceTheEntryWithTheSameStart() {
        var longer = entry(ShiftKind.OVERTIME, 6, 18);

        var plan = RosterPlan.of(List.of(DAY), List.of(), Map.of(1, longer));

        assertEquals(List.of(DAY), plan.replaced(1));
        assertEquals(Set.of(DAY), plan.superseded());
        assertEquals(List.of(longer), plan.added());
    }

    @Test
    void shouldChangeNothingWhenARowEqualsACurrentEntry() {
        var plan = RosterPlan.of(List.of(DAY), List.of(), Map.of(1, DAY));

        assertTrue(plan.unchanged(1));
        assertEquals(Set.of(), plan.superseded());
        assertEquals(List.of(), plan.added());
    }

    @Test
    void shouldKeepTheShiftWhenALeaveIsShorter() {
        var plan = RosterPlan.of(List.of(DAY), List.of(), Map.of(1, entry(ShiftKind.LEAVE, 6, 8)));

        assertEquals(Set.of(), plan.superseded());
        assertEquals(1, plan.added().size());
    }

    @Test
    void shouldReplaceAShiftByALeaveThatCoversItAndViceVersa() {
        var leave = entry(ShiftKind.LEAVE, 6, 16);

        assertEquals(
                List.of(DAY),
                RosterPlan.of(List.of(DAY), List.of(), Map.of(1, leave)).replaced(1));
        assertEquals(
                List.of(leave),
                RosterPlan.of(List.of(leave), List.of(), Map.of(1, DAY)).replaced(1));
    }

    @Test
    void shouldKeepAPartialLeaveWhenTheShiftIsShortenedToIt() {
        var leave = entry(ShiftKind.LEAVE, 6, 10);

        var plan = RosterPlan.of(List.of(DAY, leave), List.of(), Map.of(1, entry(ShiftKind.REGULAR, 6, 9)));

        assertEquals(List.of(DAY), plan.replaced(1));
    }

    @Test
    void shouldKeepShiftAndLeaveWhenOneFileContainsBoth() {
        var leave = entry(ShiftKind.LEAVE, 6, 16);

        var first = RosterPlan.of(List.of(), List.of(), Map.of(1, DAY, 2, leave));
        var again = RosterPlan.of(List.of(DAY, leave), List.of(), Map.of(1, DAY, 2, leave));

        assertEquals(List.of(DAY, leave), first.added());
        assertEquals(List.of(), again.added());
        assertEquals(Set.of(), again.superseded());
    }

    @Test
    void shouldRefuseDutyThatOverlapsDutyAndSayHowToMoveIt() {
        var plan = RosterPlan.of(List.of(DAY), List.of(), Map.of(1, entry(ShiftKind.COURT, 15, 18)));

        String refusal = plan.refusal(1).orElseThrow();
        assertTrue(
                refusal.startsWith("overlaps the REGULAR shift 2026-11-05T06:00:00Z to 2026-11-05T16:00:00Z"), refusal);
        assertTrue(refusal.contains("DELETE /api/v1/roster/shifts/E101/2026-11-05T06:00:00Z"), refusal);
    }

    @Test
    void shouldAcceptAdjacentShifts() {
        var plan = RosterPlan.of(List.of(DAY), List.of(), Map.of(1, entry(ShiftKind.OVERTIME, 16, 18)));

        assertEquals(Optional.empty(), plan.refusal(1));
    }

    @Test
    void shouldLetOnCallAndLeaveOverlap() {
        var plan = RosterPlan.of(
                List.of(DAY),
                List.of(),
                Map.of(1, entry(ShiftKind.ON_CALL, 15, 20), 2, entry(ShiftKind.LEAVE, 14, 17)));

        assertEquals(2, plan.added().size());
    }

    @Test
    void shouldRefuseTheLaterOfTwoRowsWithTheSameStart() {
        var plan = RosterPlan.of(List.of(), List.of(), Map.of(1, DAY, 2, entry(ShiftKind.COURT, 6, 10)));

        assertEquals(Optional.of("row 1 has the same employee and start"), plan.refusal(2));
    }

    @Test
    void shouldAcceptARowInTheTimeThatAnotherRowFrees() {
        var plan = RosterPlan.of(
                List.of(DAY), List.of(), Map.of(1, entry(ShiftKind.COURT, 12, 15), 2, entry(ShiftKind.REGULAR, 6, 12)));

        assertEquals(Optional.empty(), plan.refusal(1));
        assertEquals(Optional.empty(), plan.refusal(2));
    }

    @Test
    void shouldAcceptTheOtherRowsWhenOneIsRefused() {
        var early = entry(ShiftKind.REGULAR, 0, 5);
        var shortened = entry(ShiftKind.REGULAR, 6, 12);
        var court = entry(ShiftKind.COURT, 12, 15);
        var wide = entry(ShiftKind.TRAINING, 4, 7);

        var plan = RosterPlan.of(List.of(early, DAY), List.of(), Map.of(1, wide, 2, shortened, 3, court));

        assertTrue(plan.refusal(1).isPresent());
        assertEquals(List.of(shortened, court), plan.added());
    }

    @Test
    void shouldMoveAShiftWithinASnapshot() {
        var moved = entry(ShiftKind.REGULAR, 7, 17);
        var removed = RosterPlan.missingFrom(List.of(DAY), List.of(moved));

        var plan = RosterPlan.of(List.of(DAY), removed, Map.of(1, moved));

        assertEquals(List.of(DAY), plan.removed());
        assertEquals(Set.of(DAY), plan.superseded());
        assertEquals(List.of(moved), plan.added());
    }
}
