package org.dutywatch.compliance.people.chain.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.compliance.model.time.Interval;
import org.junit.jupiter.api.Test;

class ActingRulesTest {
    private static final Map<String, String> STANDING =
            Map.of("officer", "sgt", "colleague", "sgt", "sgt", "lt", "other", "lt", "lt", "chief");

    @Test
    void shouldRefuseInvalidTimes() {
        assertEquals(
                Optional.of("to 2026-11-05T00:00:00Z is not after from 2026-11-05T00:00:00Z"),
                ActingRules.refusal(day(5), day(5)));
        assertEquals(
                Optional.of("the time is longer than 366 days"),
                ActingRules.refusal(day(5), Instant.parse("2028-01-01T00:00:00Z")));
        assertEquals(Optional.empty(), ActingRules.refusal(day(5), day(6)));
    }

    @Test
    void shouldRefuseSomebodyWhoActsForHimself() {
        assertEquals(Optional.of("sgt cannot act for himself"), refusal(acting("sgt", "sgt", 5, 6)));
    }

    @Test
    void shouldRefuseASecondActingSupervisorAtTheSameTime() {
        assertEquals(
                Optional.of("somebody already acts: other acts for sgt from 2026-11-05T00:00:00Z"
                        + " to 2026-11-07T00:00:00Z"),
                refusal(acting("sgt", "colleague", 6, 8), acting("sgt", "other", 5, 7)));
        assertEquals(Optional.empty(), refusal(acting("sgt", "colleague", 7, 8), acting("sgt", "other", 5, 7)));
    }

    @Test
    void shouldLetAnOfficerActForHisSergeantAndALieutenantToo() {
        assertEquals(Optional.empty(), refusal(acting("sgt", "officer", 5, 6)));
        assertEquals(Optional.empty(), refusal(acting("sgt", "lt", 5, 6)));
    }

    @Test
    void shouldLetSquadsSwapTheirSergeantsAndEverybodyMoveUp() {
        assertEquals(Optional.empty(), refusal(acting("sgt", "other", 5, 6), acting("other", "sgt", 5, 6)));
        assertEquals(Optional.empty(), refusal(acting("sgt", "officer", 5, 6), acting("lt", "sgt", 5, 6)));
    }

    @Test
    void shouldRefuseALoopOfSupervision() {
        assertEquals(
                Optional.of("officer would be in a loop of supervisors: officer under sgt under officer"),
                refusal(acting("lt", "officer", 5, 6)));
    }

    @Test
    void shouldRefuseALoopThatStartsWhenAnotherActingSupervisorEnds() {
        var lieutenantCovers = acting("sgt", "lt", 5, 6);
        assertEquals(Optional.empty(), refusal(acting("lt", "colleague", 5, 6), lieutenantCovers));
        assertEquals(
                Optional.of("colleague would be in a loop of supervisors: " + "colleague under sgt under colleague"),
                refusal(acting("lt", "colleague", 5, 9), lieutenantCovers));
    }

    @Test
    void shouldEndOnlyBetweenStartAndEnd() {
        assertEquals(
                Optional.of(acting("sgt", "other", 5, 6)), ActingRules.endedAt(acting("sgt", "other", 5, 8), day(6)));
        assertEquals(Optional.empty(), ActingRules.endedAt(acting("sgt", "other", 5, 8), day(5)));
        assertEquals(Optional.empty(), ActingRules.endedAt(acting("sgt", "other", 5, 8), day(8)));
    }

    private static Optional<String> refusal(ActingAssignment requested, ActingAssignment... others) {
        return ActingRules.refusal(
                requested, List.of(others), at -> employeeId -> Optional.ofNullable(STANDING.get(employeeId)));
    }

    private static ActingAssignment acting(String supervisorId, String actingSupervisorId, int from, int to) {
        return new ActingAssignment(supervisorId, actingSupervisorId, new Interval(day(from), day(to)));
    }

    private static Instant day(int day) {
        return Instant.parse("2026-11-%02dT00:00:00Z".formatted(day));
    }
}
