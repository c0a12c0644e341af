package org.dutywatch.compliance.model.attention.estimate.rule;

import java.time.Duration;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.jspecify.annotations.Nullable;

/**
 * Which accesses follow an unmonitored page so closely that they may have come with that page and not from a visit:
 * embedded posts and players look like pages of their own (after ReSurf: Xie et al. 2013). Such an access opens no
 * session. {@code BurstReading} counts it at most if the person then stayed at the site, {@code VolumeReading} never.
 *
 * @param page maximum time after any unmonitored page
 * @param embeddingPage maximum time after an unmonitored page that embedded something of a monitored site
 * @param mostBytes an access with more bytes is never attributed to the other page
 */
public record UnmonitoredPageRule(Duration page, Duration embeddingPage, long mostBytes) {

    /** Attributes no access to an unmonitored page. */
    public static final UnmonitoredPageRule NONE =
            new UnmonitoredPageRule(Duration.ofMillis(-1), Duration.ofMillis(-1), 0);

    public boolean isNearUnmonitoredPage(AccessObservation one) {
        return one.bytesDown() <= mostBytes
                && (within(one.elsewhere().sincePage(), page)
                        || within(one.elsewhere().sinceEmbeddingPage(), embeddingPage));
    }

    private static boolean within(@Nullable Integer millis, Duration maximum) {
        return millis != null && millis <= maximum.toMillis();
    }
}
