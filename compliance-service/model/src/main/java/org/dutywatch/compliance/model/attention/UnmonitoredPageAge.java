package org.dutywatch.compliance.model.attention;

import org.jspecify.annotations.Nullable;

/**
 * How recently the person had opened an unmonitored page when an access began. Only these two numbers are kept, so that
 * no record of unmonitored browsing exists. Both can only become smaller as late log lines arrive.
 *
 * @param sincePage milliseconds since the person last opened an unmonitored page; null where none is known
 * @param sinceEmbeddingPage milliseconds since the person last opened an unmonitored page that embedded something of a
 *     monitored site; null where none is known
 */
public record UnmonitoredPageAge(
        @Nullable Integer sincePage, @Nullable Integer sinceEmbeddingPage) {

    public static final UnmonitoredPageAge UNKNOWN = new UnmonitoredPageAge(null, null);

    /** The smaller value of each, where null means unknown. */
    public UnmonitoredPageAge merge(UnmonitoredPageAge other) {
        return new UnmonitoredPageAge(
                smaller(sincePage, other.sincePage), smaller(sinceEmbeddingPage, other.sinceEmbeddingPage));
    }

    private static @Nullable Integer smaller(@Nullable Integer one, @Nullable Integer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }
}
