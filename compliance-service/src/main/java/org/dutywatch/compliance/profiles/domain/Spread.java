package org.dutywatch.compliance.profiles.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How far one figure moves.
 *
 * @param mean minutes; below zero where the other profile reads less
 * @param percentile90 minutes, regardless of direction, that nine in ten shifts do not move more than
 */
public record Spread(BigDecimal mean, BigDecimal percentile90) {

    /** @param tenths of a minute by which each shift moves */
    static Spread of(List<Long> tenths) {
        if (tenths.isEmpty()) {
            return new Spread(minutes(0), minutes(0));
        }
        long sum = tenths.stream().mapToLong(Long::longValue).sum();
        List<Long> sizes = tenths.stream().map(Math::abs).sorted().toList();
        int rank = (sizes.size() * 9 + 9) / 10;
        return new Spread(
                BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(tenths.size() * 10L), 2, RoundingMode.HALF_UP),
                minutes(sizes.get(rank - 1)));
    }

    private static BigDecimal minutes(long tenths) {
        return BigDecimal.valueOf(tenths, 1);
    }
}
