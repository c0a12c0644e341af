package org.dutywatch.compliance.insight.comparisons.domain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.dutywatch.compliance.insight.comparisons.domain.ProfileComparison.FindingTransition;
import org.dutywatch.compliance.model.duty.ShiftKind;
import org.dutywatch.compliance.model.findings.Estimate;
import org.dutywatch.compliance.model.findings.FindingChangeKind;
import org.dutywatch.compliance.model.findings.Tier;
import org.dutywatch.compliance.model.time.Minutes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileComparisonTest {
    private static final Instant START = Instant.parse("2026-11-09T12:00:00Z");

    private final ProfileComparison comparison = new ProfileComparison(1, ProfileComparisonTest::week);

    @Test
    void shouldReportZeroWhenThereAreNoShifts() {
        var report = comparison.report();

        assertThat(report.shifts()).isZero();
        assertThat(requireNonNull(report.point()).mean()).isEqualByComparingTo("0");
        assertThat(report.findings()).isEmpty();
        assertThat(report.largest()).isEmpty();
    }

    @Test
    void shouldCountFrozenShiftsApartFromThoseCompared() {
        compare(1, result(10, null), result(10, null));
        comparison.skipFrozen();
        comparison.skipFrozen();

        var report = comparison.report();

        assertThat(report.shifts()).isEqualTo(1);
        assertThat(report.frozen()).isEqualTo(2);
    }

    @Test
    void shouldKeepTheDirectionInTheMeanAndTheSizeInThePercentile() {
        for (int shift = 1; shift <= 10; shift++) {
            compare(shift, result(20, null), result(20 + (shift % 2 == 0 ? shift : -shift), null));
        }

        var point = requireNonNull(comparison.report().point());

        assertThat(point.mean()).isEqualTo(new BigDecimal("0.50"));
        assertThat(point.percentile90()).isEqualTo(new BigDecimal("9.0"));
    }

    @Test
    void shouldCountHowFindingsWouldChange() {
        compare(1, result(10, null), result(40, Tier.REVIEW));
        compare(2, result(10, null), result(41, Tier.REVIEW));
        compare(3, result(40, Tier.REVIEW), result(41, Tier.ALERT));
        compare(4, result(40, Tier.ALERT), result(35, Tier.REVIEW));
        compare(5, result(40, Tier.REVIEW), result(10, null));
        compare(6, result(40, Tier.ALERT), result(40, Tier.ALERT));
        compare(7, result(10, null), result(12, null));

        assertThat(comparison.report().findings())
                .isEqualTo(Map.of(
                        new FindingTransition("Patrol", FindingChangeKind.OPENED, null, Tier.REVIEW), Optional.of(2),
                        new FindingTransition("Patrol", FindingChangeKind.RAISED, Tier.REVIEW, Tier.ALERT),
                                Optional.of(1),
                        new FindingTransition("Patrol", FindingChangeKind.LOWERED, Tier.ALERT, Tier.REVIEW),
                                Optional.of(1),
                        new FindingTransition("Patrol", FindingChangeKind.WITHDRAWN, Tier.REVIEW, Tier.REVIEW),
                                Optional.of(1)));
    }

    @Test
    void shouldListTheLargestDifferencesFirstAndNoEqualShifts() {
        compare(0, result(10, null), result(10, null));
        for (int shift = 1; shift <= ProfileComparison.LARGEST + 5; shift++) {
            compare(shift, result(100, null), result(100 - shift, null));
        }

        var largest = comparison.report().largest();

        assertThat(largest).hasSize(ProfileComparison.LARGEST);
        assertThat(largest.get(0).employeeId()).isEqualTo("P-" + (ProfileComparison.LARGEST + 5));
        assertThat(largest.get(largest.size() - 1).employeeId()).isEqualTo("P-6");
        assertThat(comparison.report().versionsInForce()).containsExactly("v1");
    }

    /** Two trials of which one has a week more would show the one employee of that week. */
    @Test
    void shouldWithholdWhatIsAboutFewPeopleInOneOfTheWeeks() {
        var weekly = new ProfileComparison(5, ProfileComparisonTest::week);
        for (int employee = 0; employee < 20; employee++) {
            weekly.add(shift(employee, 0, result(40, Tier.REVIEW), result(41, Tier.ALERT)));
            weekly.add(shift(employee, 7, result(10, null), result(10, null)));
        }
        assertThat(weekly.report().findings().values()).containsExactly(Optional.of(20));
        assertThat(requireNonNull(weekly.report().point()).percentile90()).isEqualTo(new BigDecimal("1"));

        weekly.add(shift(0, 7, result(40, Tier.REVIEW), result(42, Tier.ALERT)));

        var report = weekly.report();
        assertThat(report.ofFewPeople()).isFalse();
        assertThat(report.point()).isNull();
        assertThat(report.findings().values()).containsExactly(Optional.empty());

        weekly.add(shift(0, 14, result(10, null), result(10, null)));
        assertThat(weekly.report().ofFewPeople()).isTrue();
    }

    private static ComparedShift shift(
            int employee, int day, ComparedShift.ProfileResult inForce, ComparedShift.ProfileResult shadow) {
        return new ComparedShift("E" + employee, "", START.plus(Duration.ofDays(day)), inForce, shadow);
    }

    private static Instant week(Instant moment) {
        long days = Duration.between(START, moment).toDays();
        return START.plus(Duration.ofDays(days - Math.floorMod(days, 7)));
    }

    private void compare(int shift, ComparedShift.ProfileResult inForce, ComparedShift.ProfileResult shadow) {
        comparison.add(new ComparedShift("P-" + shift, "Patrol", START.plus(Duration.ofDays(shift)), inForce, shadow));
    }

    private static ComparedShift.ProfileResult result(long minutes, @Nullable Tier tier) {
        var all = Minutes.of(minutes);
        var estimate = new Estimate(START.plus(Duration.ofHours(10)), ShiftKind.REGULAR, all, all, all, Minutes.of(30));
        return new ComparedShift.ProfileResult("v1", estimate, tier);
    }
}
