package org.dutywatch.compliance.model.policies;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one policy; each applies independently of the others. General Order M1219, IV.C, says that access
 * should be "kept at a minimum" and gives no number, so every limit is a local setting.
 *
 * @param perShift null means no limit for the shift as a whole
 * @param perWindow sorted by length, the shortest first
 * @param perWeek null means no limit for a week
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

    /** Whether these limits can lead to a finding where the others lead to none or to a weaker one. */
    public boolean isHarsherThan(Limits others) {
        return isHarsher(perShift, others.perShift)
                || isHarsher(perWeek, others.perWeek)
                || perWindow.stream().anyMatch(mine -> others.perWindow.stream().allMatch(mine::isHarsherThan));
    }

    private static boolean isHarsher(@Nullable Limit mine, @Nullable Limit theirs) {
        return mine != null && (theirs == null || mine.isHarsherThan(theirs));
    }
}
