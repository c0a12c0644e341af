package org.dutywatch.ingest.reading.domain;

import java.time.Instant;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.browsing.domain.SinceUnmonitoredPage;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.jspecify.annotations.Nullable;

/**
 * One access of one employee to one monitored site: the event {@code ingest.access-observed.v1}. The components mean
 * what they mean in {@link UnattributedAccess}.
 *
 * @param ambiguous see {@link IdentificationOutcome.IdentifiedEmployee#ambiguous}
 * @param identity the method that identified the employee
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
        IdentityMethod identity,
        String source,
        String catalogue,
        @Nullable String sender) {

    /** The same access without the employee. */
    public UnattributedAccess withoutEmployee() {
        return new UnattributedAccess(
                observationId,
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
                series,
                sincePageElsewhereMs,
                sinceEmbeddingPageMs,
                source,
                catalogue,
                sender);
    }

    /** The same access with the shorter of both intervals since an unmonitored page, its own and the given one. */
    public AccessObservation withShorterIntervals(SinceUnmonitoredPage other) {
        SinceUnmonitoredPage smaller = new SinceUnmonitoredPage(sincePageElsewhereMs, sinceEmbeddingPageMs).min(other);
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
                smaller.pageMs(),
                smaller.embeddingPageMs(),
                identity,
                source,
                catalogue,
                sender);
    }
}
