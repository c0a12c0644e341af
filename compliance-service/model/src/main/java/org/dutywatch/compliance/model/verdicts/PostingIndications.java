package org.dutywatch.compliance.model.verdicts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one shift that look like an upload of content. Their content is neither known nor stored.
 *
 * @param count number of requests, at least 0
 * @param sites their sites, without duplicates, sorted
 * @param first start of the first request; null if there is none
 * @param last start of the last request; null if there is none
 */
public record PostingIndications(
        int count,
        List<String> sites,
        @Nullable Instant first,
        @Nullable Instant last) {

    public static final PostingIndications NONE = new PostingIndications(0, List.of(), null, null);

    public PostingIndications {
        sites = List.copyOf(sites);
    }

    /**
     * For readers who may not see the employee: an exact time or count could give him away.
     *
     * @param shown the count that is shown
     */
    public PostingIndications withoutTimes(int shown) {
        return new PostingIndications(shown, sites, null, null);
    }
}
