package org.dutywatch.compliance.attention.domain;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the person's browsing elsewhere when an access began: two numbers and nothing else, so that no record
 * of other browsing exists. Both only ever get smaller as late lines come in.
 *
 * @param sincePage milliseconds since the person opened the last page elsewhere; null where none is known
 * @param sinceEmbeddingPage the same for pages that embedded something of a monitored site
 */
public record PageElsewhere(
        @Nullable Integer sincePage, @Nullable Integer sinceEmbeddingPage) {

    public static final PageElsewhere UNKNOWN = new PageElsewhere(null, null);

    /** What both know together. */
    public PageElsewhere merge(PageElsewhere other) {
        return new PageElsewhere(
                least(sincePage, other.sincePage), least(sinceEmbeddingPage, other.sinceEmbeddingPage));
    }

    private static @Nullable Integer least(@Nullable Integer one, @Nullable Integer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }
}
