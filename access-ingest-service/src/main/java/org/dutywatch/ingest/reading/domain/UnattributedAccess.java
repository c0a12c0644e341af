package org.dutywatch.ingest.reading.domain;

import java.time.Instant;
import org.dutywatch.ingest.attribution.domain.Identified;
import org.dutywatch.ingest.catalogue.domain.HostRole;
import org.dutywatch.ingest.elsewhere.domain.Access;
import org.dutywatch.ingest.elsewhere.domain.SinceElsewhere;
import org.jspecify.annotations.Nullable;

/**
 * One access to one monitored site, without saying whose. Path and query are already dropped.
 *
 * @param observationId 32 lower-case hex digits: the first 128 bits of SHA-256 over the line without its envelope, so
 *     that one access shipped twice, or by two shippers, is one
 * @param site key of the site in the catalogue
 * @param host lower case, without port and trailing dot
 * @param start end less the elapsed time
 * @param end when the proxy wrote the line
 * @param method as logged
 * @param status of the answer
 * @param bytesUp null where the format does not tell
 * @param bytesDown including headers
 * @param document a page's main document: GET, 200 or 304, text/html, from a page host, not an embed path
 * @param embed asked for by a page of another site: the path is one of a plugin, widget, share button or SDK, or the
 *     referer says so and it is no document
 * @param posting it looks like an upload of content to the site, see {@link Posting}; an indicator, no more
 * @param denied the proxy refused it by policy: what was asked for, not what was seen
 * @param series equal for requests to one host with paths of one shape, to see polling; null for tunnels
 * @param sincePageElsewhereMs see {@link SinceElsewhere#pageMs}
 * @param sinceEmbeddingPageMs see {@link SinceElsewhere#embeddingPageMs}
 * @param source id of the source that shipped the line
 * @param catalogue version of the catalogue that gave site and role
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
        String catalogue) {

    public AccessObservation attributeTo(Identified.Employee person) {
        return new AccessObservation(
                observationId,
                person.employeeId(),
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
                person.ambiguous(),
                series,
                sincePageElsewhereMs,
                sinceEmbeddingPageMs,
                person.identity(),
                source,
                catalogue);
    }

    /** As far as the memory of pages elsewhere is concerned. */
    public Access elsewhere() {
        return new Access(observationId, start.toEpochMilli(), kind == AccessKind.TUNNEL);
    }

    /** The same access with the smaller numbers. */
    public UnattributedAccess since(SinceElsewhere known) {
        SinceElsewhere least = new SinceElsewhere(sincePageElsewhereMs, sinceEmbeddingPageMs).min(known);
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
                least.pageMs(),
                least.embeddingPageMs(),
                source,
                catalogue);
    }
}
