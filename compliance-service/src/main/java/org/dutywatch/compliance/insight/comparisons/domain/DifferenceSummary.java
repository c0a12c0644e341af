package org.dutywatch.compliance.insight.comparisons.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Summary of the differences of one estimate over all compared shifts.
 *
 * @param mean in minutes; negative if the other profile estimates less
 * @param percentile90 in minutes; nine in ten shifts differ by at most this, in either direction; null if withheld
 */
public record DifferenceSummary(BigDecimal mean, @Nullable BigDecimal percentile90) {
    /** The percentile is the value of one shift. It is shown where there are this many times the smallest group. */
    private static final int GROUPS_FOR_PERCENTILE = 4;

    /** @param tenths the difference of each shift, in tenths of a minute; empty gives zero */
    static DifferenceSummary of(List<Long> tenths) {
        if (tenths.isEmpty()) {
            return new DifferenceSummary(minutes(0), minutes(0));
        }
        long sum = tenths.stream().mapToLong(Long::longValue).sum();
        List<Long> magnitudes = tenths.stream().map(Math::abs).sorted().toList();
        int rank = (magnitudes.size() * 9 + 9) / 10;
        return new DifferenceSummary(
                BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(tenths.size() * 10L), 2, RoundingMode.HALF_UP),
                minutes(magnitudes.get(rank - 1)));
    }

    /** The same with a percentile in whole minutes, or with none where there are few employees. */
    DifferenceSummary withoutSinglePerson(int employees, int smallestGroup) {
        boolean few = employees > 0 && employees < GROUPS_FOR_PERCENTILE * smallestGroup;
        BigDecimal exact = percentile90;
        return new DifferenceSummary(mean, few || exact == null ? null : exact.setScale(0, RoundingMode.HALF_UP));
    }

    private static BigDecimal minutes(long tenths) {
        return BigDecimal.valueOf(tenths, 1);
    }
}
