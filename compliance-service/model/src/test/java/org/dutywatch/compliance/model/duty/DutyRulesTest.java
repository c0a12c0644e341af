package org.dutywatch.compliance.model.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dutywatch.compliance.model.duty.DutyRules.DatedRule;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.IntervalSet;
import org.junit.jupiter.api.Test;

class DutyRulesTest {
    private static final Instant NOVEMBER = Instant.parse("2026-11-01T05:00:00Z");
    private static final DutyRule WITHOUT_DETAILS = new DutyRule(1, false, false);
    private static final DutyRule WITH_BREAKS = new DutyRule(2, true, true);

    @Test
    void shouldUseTheDefaultRuleBeforeTheFirstDecision() {
        var rules = new DutyRules(List.of(new DatedRule(NOVEMBER, WITHOUT_DETAILS)));

        assertThat(rules.ruleFor(NOVEMBER.minusSeconds(1))).isEqualTo(DutyRule.DEFAULT);
        assertThat(rules.ruleFor(NOVEMBER)).isEqualTo(WITHOUT_DETAILS);
    }

    @Test
    void shouldUseTheLaterApprovedOfTwoRulesWithTheSameDate() {
        var rules =
                new DutyRules(List.of(new DatedRule(NOVEMBER, WITH_BREAKS), new DatedRule(NOVEMBER, WITHOUT_DETAILS)));

        assertThat(rules.ruleFor(NOVEMBER.plusSeconds(1))).isEqualTo(WITH_BREAKS);
    }

    @Test
    void shouldCountDetailsOnlyWhereTheRuleSaysSo() {
        assertThat(DutyRule.DEFAULT.countsAsDuty(ShiftKind.DETAIL)).isTrue();
        assertThat(WITHOUT_DETAILS.countsAsDuty(ShiftKind.DETAIL)).isFalse();
        assertThat(WITHOUT_DETAILS.countsAsDuty(ShiftKind.REGULAR)).isTrue();
        assertThat(WITH_BREAKS.countsAsDuty(ShiftKind.ON_CALL)).isFalse();
    }

    @Test
    void shouldTellWhichRuleAddsDuty() {
        assertThat(WITH_BREAKS.countsMoreThan(DutyRule.DEFAULT)).isTrue();
        assertThat(DutyRule.DEFAULT.countsMoreThan(WITHOUT_DETAILS)).isTrue();
        assertThat(WITHOUT_DETAILS.countsMoreThan(DutyRule.DEFAULT)).isFalse();
    }

    @Test
    void shouldCountBreaksAsDutyWhereTheRuleSaysSo() {
        var day = Interval.of(NOVEMBER, Duration.ofHours(8));
        var meal = IntervalSet.of(Interval.of(NOVEMBER.plus(Duration.ofHours(4)), Duration.ofMinutes(30)));

        var shift = new Shift("E101", day, day, ShiftKind.REGULAR, meal, IntervalSet.empty(), WITH_BREAKS);

        assertThat(shift.duty().length()).isEqualTo(Duration.ofHours(8));
        assertThat(shift.rule().label()).isEqualTo("duty-rule-2");
    }

    @Test
    void shouldSpanPlannedAndWorkedTime() {
        var planned = Interval.of(NOVEMBER, Duration.ofHours(8));
        var worked = Interval.of(NOVEMBER.minusSeconds(600), Duration.ofHours(7));

        var shift = new Shift(
                "E101", planned, worked, ShiftKind.REGULAR, IntervalSet.empty(), IntervalSet.empty(), DutyRule.DEFAULT);

        assertThat(shift.plannedAndWorkedSpan()).isEqualTo(new Interval(worked.start(), planned.end()));
        assertThat(shift.duty()).isEqualTo(IntervalSet.of(worked));
    }

    @Test
    void shouldOrderShiftsByEmployeeThenStart() {
        var first = new ShiftKey("E101", NOVEMBER);
        var second = new ShiftKey("E101", NOVEMBER.plusSeconds(60));
        var third = new ShiftKey("E102", NOVEMBER);

        assertThat(new TreeSet<>(Set.of(third, second, first))).containsExactly(first, second, third);
    }
}
