package org.dutywatch.compliance.insight.dashboards.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.CountedFinding;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.PolicyLimit;
import org.dutywatch.compliance.insight.dashboards.domain.CountedShift.ShiftFigures;
import org.junit.jupiter.api.Test;

class DashboardAggregateTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final CountedFinding ALERT = finding("ON_DUTY_ACCESS_PER_SHIFT", "ALERT", "OPEN");
    private static final CountedFinding REVIEW = finding("ON_DUTY_ACCESS_PER_SHIFT", "REVIEW", "CLOSED");
    private static final CountedFinding WITHDRAWN = finding("ON_DUTY_ACCESS_PER_SHIFT", "ALERT", "WITHDRAWN");
    private static final CountedFinding POSTING = finding("POSSIBLE_POSTING_ON_DUTY", "REVIEW", "OPEN");

    private final DashboardAggregate aggregate = new DashboardAggregate();

    @Test
    void shouldCountMinutesInTheLocalHourWhenClocksAreSetBack() {
        count("2026-11-01T03:10:00Z", (short) 14, (short) 600, (short) 18, (short) 300, (short) 22, (short) 60);

        int sunday = 6 * 24;
        // 06:30 UTC is 01:30 CDT, 07:30 UTC is 01:30 CST, 08:30 UTC is 02:30 CST.
        assertThat(aggregate.undivided(Aspect.HOURS).occurrences(sunday + 1)).isEqualTo(900);
        assertThat(aggregate.undivided(Aspect.HOURS).occurrences(sunday + 2)).isEqualTo(60);
    }

    @Test
    void shouldCountAShiftOnceWhenSeveralRulesHaveFindingsAboutIt() {
        count(List.of(ALERT, finding("ON_DUTY_ACCESS_PER_WEEK", "ALERT", "OPEN"), REVIEW, POSTING));
        count(List.of(REVIEW, WITHDRAWN));
        count(List.of(WITHDRAWN));
        count(List.of(POSTING));
        count(List.of());

        ShiftTally day = aggregate.tallies(Aspect.KINDS).tally(Tallies.key("REGULAR", "DAY"));
        assertThat(day.get(DashboardMeasure.SHIFTS)).isEqualTo(5);
        assertThat(day.get(DashboardMeasure.SHIFTS_WITH_ALERT)).isEqualTo(1);
        assertThat(day.get(DashboardMeasure.SHIFTS_WITH_REVIEW)).isEqualTo(1);
        assertThat(day.get(DashboardMeasure.SHIFTS_WITH_FINDING)).isEqualTo(3);
        assertThat(day.get(DashboardMeasure.SHIFTS_WITHDRAWN)).isEqualTo(1);
    }

    @Test
    void shouldCountTheFindingsButNotTheShiftWhenTheShiftWasRemoved() {
        aggregate.add(
                new CountedShift(
                        "Patrol", "E1", 1, Instant.parse("2026-11-05T12:00:00Z"), "REGULAR", null, List.of(WITHDRAWN)),
                CHICAGO);

        assertThat(aggregate
                        .tallies(Aspect.FINDINGS)
                        .tally(Tallies.key("ON_DUTY_ACCESS_PER_SHIFT", "ALERT", "WITHDRAWN", ""))
                        .get(DashboardMeasure.FINDINGS))
                .isEqualTo(1);
        assertThat(aggregate.undivided(Aspect.TOTALS).get(DashboardMeasure.SHIFTS))
                .isZero();
    }

    @Test
    void shouldDivideTheDayByWatches() {
        assertThat(DayPart.of(LocalTime.of(5, 0))).isEqualTo(DayPart.DAY);
        assertThat(DayPart.of(LocalTime.of(12, 59))).isEqualTo(DayPart.DAY);
        assertThat(DayPart.of(LocalTime.of(13, 0))).isEqualTo(DayPart.SWING);
        assertThat(DayPart.of(LocalTime.of(20, 0))).isEqualTo(DayPart.NIGHT);
        assertThat(DayPart.of(LocalTime.of(4, 59))).isEqualTo(DayPart.NIGHT);
    }

    private void count(List<CountedFinding> findings) {
        aggregate.add(shift("2026-11-05T12:00:00Z", new short[0], findings), CHICAGO);
    }

    private void count(String start, short... quarters) {
        aggregate.add(shift(start, quarters, List.of()), CHICAGO);
    }

    private static CountedShift shift(String start, short[] quarters, List<CountedFinding> findings) {
        var figures = new ShiftFigures(
                10,
                20,
                30,
                true,
                Map.of("facebook", 20),
                Map.of(),
                quarters,
                List.of(),
                "URL_USERNAME",
                "Officer",
                new PolicyLimit("policy-1", "30.0"));
        return new CountedShift("Patrol", "E1", 1, Instant.parse(start), "REGULAR", figures, findings);
    }

    private static CountedFinding finding(String rule, String tier, String state) {
        return new CountedFinding(rule, tier, state, state.equals("CLOSED") ? "EXPLAINED" : "", false);
    }
}
