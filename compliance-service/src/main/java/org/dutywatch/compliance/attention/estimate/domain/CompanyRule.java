package org.dutywatch.compliance.attention.estimate.domain;

import java.time.Duration;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.jspecify.annotations.Nullable;

/**
 * When an access keeps company with a page elsewhere, it may have come with that page and not with the person: embedded
 * posts and players look like pages of their own (after ReSurf: Xie et al. 2013). Such an access opens nothing; it counts
 * only where the person turns out to have stayed.
 *
 * @param page an access at most this long after any page elsewhere keeps company
 * @param embeddingPage the same after a page that embedded something else, too
 * @param mostBytes what is larger keeps no company
 */
public record CompanyRule(Duration page, Duration embeddingPage, long mostBytes) {

    /** No access keeps company with anything. */
    public static final CompanyRule NONE = new CompanyRule(Duration.ofMillis(-1), Duration.ofMillis(-1), 0);

    boolean keepsCompany(AccessObservation one) {
        return one.bytesDown() <= mostBytes
                && (within(one.elsewhere().sincePage(), page)
                        || within(one.elsewhere().sinceEmbeddingPage(), embeddingPage));
    }

    private static boolean within(@Nullable Integer millis, Duration most) {
        return millis != null && millis <= most.toMillis();
    }
}
