package org.dutywatch.compliance.policies.domain;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one policy limits, each by itself. Clause IV.C wants access "kept at a minimum" and names no number.
 *
 * @param perShift null where a shift as a whole has no limit
 * @param perWindow by length, the shortest first
 * @param perWeek null where a week has no limit
 */
public record Limits(
        @Nullable Limit perShift,
        List<WindowLimit> perWindow,
        @Nullable Limit perWeek) {

    public static final Limits NONE = new Limits(null, List.of(), null);

    public Limits {
        perWindow = perWindow.stream()
                .sorted(Comparator.comparing(WindowLimit::length))
                .toList();
    }

    public static Limits perShift(Limit limit) {
        return new Limits(limit, List.of(), null);
    }

    /** Whether somebody may be told something under these limits that he is not told, or told as less, under others. */
    public boolean isHarsherThan(Limits others) {
        return isHarsher(perShift, others.perShift)
                || isHarsher(perWeek, others.perWeek)
                || perWindow.stream().anyMatch(mine -> others.perWindow.stream().allMatch(mine::isHarsherThan));
    }

    private static boolean isHarsher(@Nullable Limit mine, @Nullable Limit theirs) {
        return mine != null && (theirs == null || mine.isHarsherThan(theirs));
    }
}
