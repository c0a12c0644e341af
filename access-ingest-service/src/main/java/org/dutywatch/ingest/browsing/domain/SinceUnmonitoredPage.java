package org.dutywatch.ingest.browsing.domain;

import org.jspecify.annotations.Nullable;

/**
 * The intervals since an unmonitored page: how long before an access the person opened one. Nothing else is published
 * about unmonitored browsing.
 *
 * @param pageMs milliseconds from the start of the last unmonitored page to the start of the access, 0 to 300 000; null
 *     if there is no page within that time
 * @param embeddingPageMs the same for the last unmonitored page that embeds something of a monitored site; never
 *     smaller than {@code pageMs}
 */
public record SinceUnmonitoredPage(
        @Nullable Integer pageMs, @Nullable Integer embeddingPageMs) {
    public static final SinceUnmonitoredPage UNKNOWN = new SinceUnmonitoredPage(null, null);

    /** The smaller value of each component; a known value is smaller than null. */
    public SinceUnmonitoredPage min(SinceUnmonitoredPage other) {
        return new SinceUnmonitoredPage(min(pageMs, other.pageMs), min(embeddingPageMs, other.embeddingPageMs));
    }

    private static @Nullable Integer min(@Nullable Integer one, @Nullable Integer other) {
        if (one == null) {
            return other;
        }
        return other == null ? one : Integer.valueOf(Math.min(one, other));
    }
}
