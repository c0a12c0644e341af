package org.dutywatch.compliance.dashboard.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.dutywatch.compliance.dashboard.domain.CountedShift.Figures;
import org.dutywatch.compliance.dashboard.domain.CountedShift.Found;
import org.dutywatch.compliance.dashboard.domain.CountedShift.Limit;
import org.junit.jupiter.api.Test;

class CellTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Found ALERT = found("ON_DUTY_ACCESS_PER_SHIFT", "ALERT", "OPEN");
    private static final Found REVIEW = found("ON_DUTY_ACCESS_PER_SHIFT", "REVIEW", "CLOSED");
    private static final Found WITHDRAWN = found("ON_DUTY_ACCESS_PER_SHIFT", "ALERT", "WITHDRAWN");
    private static final Found POSTING = found("POSSIBLE_POSTING_ON_DUTY", "REVIEW", "OPEN");

    private final Cell cell = new Cell();

    @Test
    void shouldCountMinutesInTheLocalHourWhenClocksAreSetBack() {
        count("2026-11-01T03:10:00Z", (short) 14, (short) 600, (short) 18, (short) 300, (short) 22, (short) 60);

        int sunday = 6 * 24;
        // 06:30 UTC is 01:30 CDT, 07:30 UTC is 01:30 CST, 08:30 UTC is 02:30 CST.
        assertThat(cell.all(Aspect.HOURS).times(sunday + 1)).isEqualTo(900);
        assertThat(cell.all(Aspect.HOURS).times(sunday + 2)).isEqualTo(60);
    }

    @Test
    void shouldCountAShiftOnceWhenSeveralRulesHaveFindingsAboutIt() {
        count(List.of(ALERT, found("ON_DUTY_ACCESS_PER_WEEK", "ALERT", "OPEN"), REVIEW, POSTING));
        count(List.of(REVIEW, WITHDRAWN));
        count(List.of(WITHDRAWN));
        count(List.of(POSTING));
        count(List.of());

        Tally day = cell.of(Aspect.KINDS).at(Tallies.key("REGULAR", "DAY"));
        assertThat(day.of(Measure.SHIFTS)).isEqualTo(5);
        assertThat(day.of(Measure.ALERTED)).isEqualTo(1);
        assertThat(day.of(Measure.REVIEWED)).isEqualTo(1);
        assertThat(day.of(Measure.FOUND)).isEqualTo(3);
        assertThat(day.of(Measure.WITHDRAWN)).isEqualTo(1);
    }

    @Test
    void shouldCountTheFindingsButNotTheShiftWhenTheShiftWasRemoved() {
        cell.count(
                new CountedShift(
                        "Patrol", "E1", 1, Instant.parse("2026-11-05T12:00:00Z"), "REGULAR", null, List.of(WITHDRAWN)),
                CHICAGO);

        assertThat(cell.of(Aspect.FINDINGS)
                        .at(Tallies.key("ON_DUTY_ACCESS_PER_SHIFT", "ALERT", "WITHDRAWN", ""))
                        .of(Measure.FINDINGS))
                .isEqualTo(1);
        assertThat(cell.all(Aspect.TOTALS).of(Measure.SHIFTS)).isZero();
    }

    @Test
    void shouldDivideTheDayByWatches() {
        assertThat(DayPart.of(LocalTime.of(5, 0))).isEqualTo(DayPart.DAY);
        assertThat(DayPart.of(LocalTime.of(12, 59))).isEqualTo(DayPart.DAY);
        assertThat(DayPart.of(LocalTime.of(13, 0))).isEqualTo(DayPart.SWING);
        assertThat(DayPart.of(LocalTime.of(20, 0))).isEqualTo(DayPart.NIGHT);
        assertThat(DayPart.of(LocalTime.of(4, 59))).isEqualTo(DayPart.NIGHT);
    }

    private void count(List<Found> findings) {
        cell.count(shift("2026-11-05T12:00:00Z", new short[0], findings), CHICAGO);
    }

    private void count(String start, short... quarters) {
        cell.count(shift(start, quarters, List.of()), CHICAGO);
    }

    private static CountedShift shift(String start, short[] quarters, List<Found> findings) {
        var figures = new Figures(
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
                new Limit("policy-1", "30.0"));
        return new CountedShift("Patrol", "E1", 1, Instant.parse(start), "REGULAR", figures, findings);
    }

    private static Found found(String rule, String tier, String state) {
        return new Found(rule, tier, state, state.equals("CLOSED") ? "EXPLAINED" : "", false);
    }
}
