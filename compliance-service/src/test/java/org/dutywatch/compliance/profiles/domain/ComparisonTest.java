package org.dutywatch.compliance.profiles.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.dutywatch.compliance.duty.domain.ShiftKind;
import org.dutywatch.compliance.findings.domain.Change;
import org.dutywatch.compliance.findings.domain.Figures;
import org.dutywatch.compliance.findings.domain.Tier;
import org.dutywatch.compliance.profiles.domain.Comparison.Movement;
import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Instant START = Instant.parse("2026-11-09T12:00:00Z");

    private final Comparison comparison = new Comparison();

    @Test
    void shouldReportZeroWhenThereAreNoShifts() {
        var report = comparison.report();

        assertThat(report.shifts()).isZero();
        assertThat(report.point().mean()).isEqualByComparingTo("0");
        assertThat(report.findings()).isEmpty();
        assertThat(report.largest()).isEmpty();
    }

    @Test
    void shouldCountFrozenShiftsApartFromThoseCompared() {
        compare(1, read(10, null), read(10, null));
        comparison.skipFrozen();
        comparison.skipFrozen();

        var report = comparison.report();

        assertThat(report.shifts()).isEqualTo(1);
        assertThat(report.frozen()).isEqualTo(2);
    }

    @Test
    void shouldKeepTheDirectionInTheMeanAndTheSizeInThePercentile() {
        for (int shift = 1; shift <= 10; shift++) {
            compare(shift, read(20, null), read(20 + (shift % 2 == 0 ? shift : -shift), null));
        }

        var point = comparison.report().point();

        assertThat(point.mean()).isEqualTo(new BigDecimal("0.50"));
        assertThat(point.percentile90()).isEqualTo(new BigDecimal("9.0"));
    }

    @Test
    void shouldCountHowFindingsWouldChange() {
        compare(1, read(10, null), read(40, Tier.REVIEW));
        compare(2, read(10, null), read(41, Tier.REVIEW));
        compare(3, read(40, Tier.REVIEW), read(41, Tier.ALERT));
        compare(4, read(40, Tier.ALERT), read(35, Tier.REVIEW));
        compare(5, read(40, Tier.REVIEW), read(10, null));
        compare(6, read(40, Tier.ALERT), read(40, Tier.ALERT));
        compare(7, read(10, null), read(12, null));

        assertThat(comparison.report().findings())
                .isEqualTo(Map.of(
                        new Movement("Patrol", Change.OPENED, null, Tier.REVIEW), 2,
                        new Movement("Patrol", Change.RAISED, Tier.REVIEW, Tier.ALERT), 1,
                        new Movement("Patrol", Change.LOWERED, Tier.ALERT, Tier.REVIEW), 1,
                        new Movement("Patrol", Change.WITHDRAWN, Tier.REVIEW, Tier.REVIEW), 1));
    }

    @Test
    void shouldListTheLargestDifferencesFirstAndNoEqualShifts() {
        compare(0, read(10, null), read(10, null));
        for (int shift = 1; shift <= Comparison.LARGEST + 5; shift++) {
            compare(shift, read(100, null), read(100 - shift, null));
        }

        var largest = comparison.report().largest();

        assertThat(largest).hasSize(Comparison.LARGEST);
        assertThat(largest.get(0).pseudonym()).isEqualTo("P-" + (Comparison.LARGEST + 5));
        assertThat(largest.get(largest.size() - 1).pseudonym()).isEqualTo("P-6");
        assertThat(comparison.report().versionsInForce()).containsExactly("v1");
    }

    private void compare(int shift, ComparedShift.Read inForce, ComparedShift.Read other) {
        comparison.add(new ComparedShift("P-" + shift, "Patrol", START.plus(Duration.ofDays(shift)), inForce, other));
    }

    private static ComparedShift.Read read(long minutes, @Nullable Tier tier) {
        var all = Minutes.of(minutes);
        var figures = new Figures(START.plus(Duration.ofHours(10)), ShiftKind.REGULAR, all, all, all, Minutes.of(30));
        return new ComparedShift.Read("v1", figures, tier);
    }
}
