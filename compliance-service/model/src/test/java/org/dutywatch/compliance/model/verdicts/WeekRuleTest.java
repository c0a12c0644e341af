package org.dutywatch.compliance.model.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.dutywatch.compliance.model.attention.Confidence;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.measuring.ShiftMinutes;
import org.dutywatch.compliance.model.policies.Limit;
import org.dutywatch.compliance.model.policies.SiteScope;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.model.time.Minutes;
import org.junit.jupiter.api.Test;

class WeekRuleTest {
    private static final DepartmentWeek DEPARTMENT_WEEK =
            new DepartmentWeek(ZoneId.of("America/Chicago"), DayOfWeek.MONDAY);
    private static final Interval WEEK = DEPARTMENT_WEEK.of(Instant.parse("2026-11-11T12:00:00Z"));
    private static final Limit LIMIT = new Limit(Minutes.of(90), Minutes.of(60));

    @Test
    void shouldCountWeeksOfTheDepartmentFromItsFirstDay() {
        assertThat(WEEK)
                .isEqualTo(new Interval(Instant.parse("2026-11-09T06:00:00Z"), Instant.parse("2026-11-16T06:00:00Z")));
        assertThat(DEPARTMENT_WEEK.of(Instant.parse("2026-11-09T05:59:59Z")).end())
                .isEqualTo(WEEK.start());
        assertThat(new DepartmentWeek(ZoneId.of("America/Chicago"), DayOfWeek.SUNDAY)
                        .of(Instant.parse("2026-11-09T05:59:59Z"))
                        .start())
                .isEqualTo(Instant.parse("2026-11-08T06:00:00Z"));
    }

    @Test
    void shouldLastAnHourLongerWhenTheClocksGoBack() {
        assertThat(DEPARTMENT_WEEK.of(Instant.parse("2026-11-01T12:00:00Z")).length())
                .isEqualTo(Duration.ofHours(7 * 24 + 1));
    }

    @Test
    void shouldAttributeTheResultToTheShiftInWhichTheSumPassesTheLimit() {
        var result = WeekRule.check(WEEK, List.of(share(1, 40), share(2, 40), share(3, 40), share(4, 40)))
                .orElseThrow();

        assertThat(result.limitCheck().verdict()).isInstanceOf(Verdict.Alert.class);
        assertThat(result.last().shiftStart()).isEqualTo(day(3));
        assertThat(result.limitCheck().figures().low()).isEqualTo(Minutes.of(120));
        assertThat(result.limitCheck().interval()).isEqualTo(WEEK);
        assertThat(result.limitCheck().minutes().bySite()).containsEntry("facebook", Minutes.of(120));
    }

    @Test
    void shouldReviewWhenTheSumReachesTheNoticeLevel() {
        var result = WeekRule.check(WEEK, List.of(share(1, 40), share(2, 20), share(3, 10)))
                .orElseThrow();

        assertThat(result.limitCheck().verdict()).isEqualTo(new Verdict.Review(Verdict.ReviewReason.NOTICE_LEVEL));
        assertThat(result.last().shiftStart()).isEqualTo(day(2));
    }

    @Test
    void shouldBeWithinLimitWhenTheWeekIs() {
        assertThat(WeekRule.check(WEEK, List.of(share(1, 20), share(2, 39)))
                        .orElseThrow()
                        .limitCheck()
                        .verdict())
                .isInstanceOf(Verdict.WithinLimit.class);
        assertThat(WeekRule.check(WEEK, List.of())).isEmpty();
    }

    @Test
    void shouldNotAlertBecauseOfShiftsWithUnknownRoster() {
        var result = WeekRule.check(WEEK, List.of(share(1, 80), unknown(share(2, 80))))
                .orElseThrow();
        var withThirdShift = WeekRule.check(WEEK, List.of(share(1, 80), unknown(share(2, 80)), share(3, 80)))
                .orElseThrow();

        assertThat(result.limitCheck().verdict()).isEqualTo(new Verdict.Review(Verdict.ReviewReason.ROSTER_UNKNOWN));
        assertThat(withThirdShift.limitCheck().verdict()).isInstanceOf(Verdict.Alert.class);
        assertThat(withThirdShift.last().shiftStart()).isEqualTo(day(3));
    }

    @Test
    void shouldAddUpOnlyShiftsUnderTheSamePolicy() {
        var result = WeekRule.check(WEEK, List.of(share(1, 80), under(2, share(2, 80)), under(2, share(3, 5))))
                .orElseThrow();

        assertThat(result.limitCheck().verdict()).isEqualTo(new Verdict.Review(Verdict.ReviewReason.NOTICE_LEVEL));
        assertThat(result.limitCheck().figures().low()).isEqualTo(Minutes.of(80));
    }

    @Property(tries = 200)
    void shouldNotDependOnTheOrderOfShares(
            @ForAll @Size(min = 1, max = 7) List<@IntRange(max = 90) Integer> lows, @ForAll Random random) {
        List<WeekShare> shares = new ArrayList<>();
        for (int day = 0; day < lows.size(); day++) {
            shares.add(share(day, lows.get(day)));
        }
        var inOrder = WeekRule.check(WEEK, shares);

        Collections.shuffle(shares, random);

        assertThat(WeekRule.check(WEEK, shares)).isEqualTo(inOrder);
    }

    private static Instant day(int day) {
        return WEEK.start().plus(Duration.ofDays(day)).plus(Duration.ofHours(6));
    }

    private static WeekShare share(int day, int low) {
        Minutes minutes = Minutes.of(low);
        return new WeekShare(
                day(day),
                day(day).plus(Duration.ofHours(10)),
                ShiftKind.REGULAR,
                1,
                SiteScope.ALL,
                LIMIT,
                new ShiftMinutes(
                        minutes,
                        minutes,
                        minutes,
                        minutes,
                        minutes,
                        Map.of("facebook", minutes),
                        Map.of(),
                        Confidence.URL_USERNAME,
                        "url-v2",
                        new TreeSet<>(List.of("2026-11-01")),
                        day(day),
                        day(day)),
                true);
    }

    private static WeekShare unknown(WeekShare one) {
        return new WeekShare(
                one.shiftStart(),
                one.shiftEnd(),
                one.kind(),
                one.policyVersion(),
                one.sites(),
                one.limit(),
                one.minutes(),
                false);
    }

    private static WeekShare under(long version, WeekShare one) {
        return new WeekShare(
                one.shiftStart(),
                one.shiftEnd(),
                one.kind(),
                version,
                one.sites(),
                one.limit(),
                one.minutes(),
                one.rosterKnown());
    }
}
