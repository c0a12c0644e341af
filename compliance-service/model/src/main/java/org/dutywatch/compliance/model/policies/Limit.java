package org.dutywatch.compliance.model.policies;

import org.dutywatch.compliance.model.time.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * A limit in minutes, and optionally a notice level, from which on a person is asked to review.
 *
 * @param most may be reached but not exceeded
 * @param notice the notice level, less than {@code most}; minutes that reach it are not yet over the limit; null means
 *     no notice level
 */
public record Limit(Minutes most, @Nullable Minutes notice) {

    public Limit {
        if (notice != null && notice.compareTo(most) >= 0) {
            throw new IllegalArgumentException("a notice level must be below its limit");
        }
    }

    public static Limit of(Minutes most) {
        return new Limit(most, null);
    }

    /** Whether some minutes lead to a finding under this limit, and to none or a weaker one under the other limit. */
    public boolean isHarsherThan(Limit other) {
        return most.compareTo(other.most) < 0 || lowestReported().compareTo(other.lowestReported()) < 0;
    }

    private Minutes lowestReported() {
        return notice == null ? most : notice;
    }
}
