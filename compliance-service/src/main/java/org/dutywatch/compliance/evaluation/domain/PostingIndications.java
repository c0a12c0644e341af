package org.dutywatch.compliance.evaluation.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one shift that look like an upload of content. What they held is not known and never kept.
 *
 * @param count of requests, at least 0
 * @param sites that they went to, each once, by name
 * @param first start of the first one; null where there is none
 * @param last start of the last one; null where there is none
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
}
