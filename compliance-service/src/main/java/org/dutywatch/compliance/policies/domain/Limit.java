package org.dutywatch.compliance.policies.domain;

import org.dutywatch.compliance.time.domain.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * How many minutes are still within the limit, and from how many on a person is asked to look.
 *
 * @param most may be reached but not passed
 * @param notice the notice level, below {@code most}: who reaches it is not over the limit; null where there is none
 */
public record Limit(Minutes most, @Nullable Minutes notice) {

    public Limit {
        if (notice != null && notice.compareTo(most) >= 0) {
            throw new IllegalArgumentException("a notice level lies below its limit");
        }
    }

    public static Limit of(Minutes most) {
        return new Limit(most, null);
    }

    /** Whether some figure is told under this one that is not told, or told as less, under the other. */
    public boolean isHarsherThan(Limit other) {
        return most.compareTo(other.most) < 0 || firstTold().compareTo(other.firstTold()) < 0;
    }

    private Minutes firstTold() {
        return notice == null ? most : notice;
    }
}
