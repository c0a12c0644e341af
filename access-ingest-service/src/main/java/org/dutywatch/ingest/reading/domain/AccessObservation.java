package org.dutywatch.ingest.reading.domain;

import java.time.Instant;
import org.dutywatch.ingest.attribution.domain.Identity;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.elsewhere.domain.SinceElsewhere;
import org.jspecify.annotations.Nullable;

/**
 * One access of one employee to one monitored site: the event {@code ingest.access-observed.v1}. The components mean
 * what they mean in {@link UnattributedAccess}.
 *
 * @param ambiguous whether the access may be another person's as well
 */
public record AccessObservation(
        String observationId,
        String employeeId,
        String site,
        String host,
        HostRole role,
        AccessKind kind,
        Instant start,
        Instant end,
        String method,
        int status,
        @Nullable Long bytesUp,
        long bytesDown,
        boolean document,
        boolean embed,
        boolean posting,
        boolean denied,
        boolean ambiguous,
        @Nullable Integer series,
        @Nullable Integer sincePageElsewhereMs,
        @Nullable Integer sinceEmbeddingPageMs,
        Identity identity,
        String source,
        String catalogue) {

    /** The same access with the smaller of both times since an unmonitored page, its own and the given one. */
    public AccessObservation since(SinceElsewhere known) {
        SinceElsewhere least = new SinceElsewhere(sincePageElsewhereMs, sinceEmbeddingPageMs).min(known);
        return new AccessObservation(
                observationId,
                employeeId,
                site,
                host,
                role,
                kind,
                start,
                end,
                method,
                status,
                bytesUp,
                bytesDown,
                document,
                embed,
                posting,
                denied,
                ambiguous,
                series,
                least.pageMs(),
                least.embeddingPageMs(),
                identity,
                source,
                catalogue);
    }
}
