package org.dutywatch.ingest.elsewhere.domain;

import org.jspecify.annotations.Nullable;

/**
 * How long before an access its person had opened a page elsewhere: all that is ever told of other browsing.
 *
 * @param pageMs milliseconds from the start of the last page elsewhere to the start of the access, 0 to 300 000; null if
 *     there is none that near
 * @param embeddingPageMs the same, where only pages count that embed something of a monitored site; never smaller than
 *     {@code pageMs}
 */
public record SinceElsewhere(
        @Nullable Integer pageMs, @Nullable Integer embeddingPageMs) {
    public static final SinceElsewhere UNKNOWN = new SinceElsewhere(null, null);

    /** The smaller of each number; one that is known is smaller than none. */
    public SinceElsewhere min(SinceElsewhere other) {
        return new SinceElsewhere(min(pageMs, other.pageMs), min(embeddingPageMs, other.embeddingPageMs));
    }

    private static @Nullable Integer min(@Nullable Integer one, @Nullable Integer other) {
        if (one == null) {
            return other;
        }
        return other == null ? one : Integer.valueOf(Math.min(one, other));
    }
}
