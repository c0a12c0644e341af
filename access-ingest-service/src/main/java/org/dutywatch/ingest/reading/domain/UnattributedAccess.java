package org.dutywatch.ingest.reading.domain;

import java.time.Instant;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome;
import org.dutywatch.ingest.browsing.domain.MonitoredAccess;
import org.dutywatch.ingest.browsing.domain.SinceUnmonitoredPage;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.jspecify.annotations.Nullable;

/**
 * One access to one monitored site, not yet attributed to an employee. Path and query are already dropped.
 *
 * @param observationId 32 lower-case hex digits: the first 128 bits of SHA-256 over the line without a shipper's prefix,
 *     so that an access that is shipped twice, or by two shippers, has one id
 * @param site key of the site in the catalogue
 * @param host lower case, without port and trailing dot
 * @param start {@code end} minus the elapsed time
 * @param end when the proxy wrote the line
 * @param method HTTP method as logged
 * @param status HTTP status of the answer
 * @param bytesUp bytes of the request; null if the format does not log them
 * @param bytesDown bytes of the answer with its headers
 * @param document whether it is the main document of a page: GET, 200 or 304, text/html, from a page host, not an embed
 *     path
 * @param embed whether a page of another site requested it: the path is one of a plugin, widget, share button or SDK,
 *     or the referer is another site and it is no document
 * @param posting whether it looks like an upload of content to the site; an indicator, see {@link PostingIndicator}
 * @param denied whether the proxy denied it by policy: the person requested it but did not see it
 * @param series equal for requests to one host with one path template, to detect polling; null for tunnels
 * @param sincePageElsewhereMs see {@link SinceUnmonitoredPage#pageMs}
 * @param sinceEmbeddingPageMs see {@link SinceUnmonitoredPage#embeddingPageMs}
 * @param source id of the source that shipped the line
 * @param catalogue version of the catalogue that gave site and role
 * @param sender who sent the record with the line; null if it was read by a version that did not keep it
 */
public record UnattributedAccess(
        String observationId,
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
        @Nullable Integer series,
        @Nullable Integer sincePageElsewhereMs,
        @Nullable Integer sinceEmbeddingPageMs,
        String source,
        String catalogue,
        @Nullable String sender) {

    public AccessObservation attributeTo(IdentificationOutcome.IdentifiedEmployee employee) {
        return new AccessObservation(
                observationId,
                employee.employeeId(),
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
                employee.ambiguous(),
                series,
                sincePageElsewhereMs,
                sinceEmbeddingPageMs,
                employee.identityMethod(),
                source,
                catalogue,
                sender);
    }

    /** The part of the access that the memory of unmonitored browsing needs. */
    public MonitoredAccess toMonitoredAccess() {
        return new MonitoredAccess(observationId, start.toEpochMilli(), kind == AccessKind.TUNNEL);
    }

    /** The same access with the shorter of both intervals since an unmonitored page, its own and the given one. */
    public UnattributedAccess withShorterIntervals(SinceUnmonitoredPage other) {
        SinceUnmonitoredPage smaller = new SinceUnmonitoredPage(sincePageElsewhereMs, sinceEmbeddingPageMs).min(other);
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
                smaller.pageMs(),
                smaller.embeddingPageMs(),
                source,
                catalogue,
                sender);
    }
}
