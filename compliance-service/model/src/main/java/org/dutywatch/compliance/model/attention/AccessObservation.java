package org.dutywatch.compliance.model.attention;

import java.time.Instant;
import java.util.Comparator;
import org.dutywatch.compliance.model.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One access of one employee to one monitored site, as the log shows it. Failed requests never become an observation.
 * Requests that the proxy denied do, but they never count as attention.
 *
 * @param id hash of the content of the log line, so that the same access logged twice has the same id
 * @param site id of the monitored site in the catalogue
 * @param time from the start of the request to the end of the response
 * @param status HTTP status
 * @param bytesUp bytes sent by the employee, at least 0; null where the log does not record it
 * @param bytesDown bytes sent to the employee, at least 0
 * @param document whether it is the main HTML document of a page
 * @param embed whether a page of another site requested it: the path is one of a plugin, widget, share button or SDK,
 *     or the referer is another site and it is no document
 * @param series equal for requests to the same host and path pattern, so that repeated requests are recognised; null
 *     where the log has no path
 * @param posting whether method, endpoint and size look like an upload of content to the site (clause IV.B)
 * @param denied whether the proxy refused it
 * @param ambiguous whether another person may have made it: it was attributed by a lease, and near that time another
 *     person held the address
 * @param elsewhere how recently the person opened an unmonitored page
 * @param source id of the log source
 * @param catalogue version of the site catalogue that assigned site and role
 */
public record AccessObservation(
        String id,
        String site,
        String host,
        HostRole role,
        AccessKind kind,
        Interval time,
        String method,
        int status,
        @Nullable Long bytesUp,
        long bytesDown,
        boolean document,
        boolean embed,
        boolean posting,
        boolean denied,
        @Nullable Integer series,
        Identity identity,
        boolean ambiguous,
        UnmonitoredPageAge elsewhere,
        String source,
        String catalogue) {

    private static final Comparator<AccessObservation> BY_START_END_AND_ID =
            Comparator.<AccessObservation, Instant>comparing(one -> one.time().start())
                    .thenComparing(one -> one.time().end())
                    .thenComparing(AccessObservation::id);

    private static final Comparator<AccessObservation> BY_OTHER_FIELDS = Comparator.comparing(AccessObservation::site)
            .thenComparing(AccessObservation::host)
            .thenComparing(AccessObservation::role)
            .thenComparing(AccessObservation::kind)
            .thenComparing(AccessObservation::method)
            .thenComparingInt(AccessObservation::status)
            .thenComparing(AccessObservation::bytesUp, nullsFirst())
            .thenComparingLong(AccessObservation::bytesDown)
            .thenComparing(AccessObservation::document)
            .thenComparing(AccessObservation::embed)
            .thenComparing(AccessObservation::posting)
            .thenComparing(AccessObservation::denied)
            .thenComparing(AccessObservation::series, nullsFirst())
            .thenComparing(AccessObservation::identity)
            .thenComparing(AccessObservation::ambiguous)
            .thenComparing(one -> one.elsewhere().sincePage(), nullsFirst())
            .thenComparing(one -> one.elsewhere().sinceEmbeddingPage(), nullsFirst())
            .thenComparing(AccessObservation::source)
            .thenComparing(AccessObservation::catalogue);

    /**
     * By start, end and id; then by every other field, so that only equal observations are equal in this order. Two
     * parts: a chain of comparators passes each comparison through all its links.
     */
    public static final Comparator<AccessObservation> BY_TIME = BY_START_END_AND_ID.thenComparing(BY_OTHER_FIELDS);

    private static final Comparator<AccessObservation> MOST_RELIABLE_FIRST =
            Comparator.comparing(AccessObservation::identity).thenComparing(BY_TIME);

    public AccessObservation {
        if (bytesDown < 0 || bytesUp != null && bytesUp < 0) {
            throw new IllegalArgumentException("bytes cannot be negative: " + bytesUp + " up, " + bytesDown + " down");
        }
    }

    /**
     * Merges two records of the same access; the order does not matter. The record with the more reliable identity is
     * kept. Of two records with the same identity, the result is ambiguous if either is. Their knowledge of unmonitored
     * pages is combined. If they differ in anything else, the first in the order {@link #BY_TIME} is
     * kept.
     */
    public AccessObservation merge(AccessObservation other) {
        AccessObservation mine = with(false, UnmonitoredPageAge.UNKNOWN);
        AccessObservation theirs = other.with(false, UnmonitoredPageAge.UNKNOWN);
        AccessObservation kept = mine.equals(theirs) || MOST_RELIABLE_FIRST.compare(mine, theirs) <= 0 ? mine : theirs;
        boolean eitherAmbiguous = identity == other.identity
                ? ambiguous || other.ambiguous
                : kept.identity == identity ? ambiguous : other.ambiguous;
        return kept.with(eitherAmbiguous, elsewhere.merge(other.elsewhere));
    }

    private static <T extends Comparable<T>> Comparator<@Nullable T> nullsFirst() {
        return Comparator.nullsFirst(Comparator.naturalOrder());
    }

    /** The same access, combined with more knowledge of unmonitored pages. */
    public AccessObservation withPageAge(UnmonitoredPageAge more) {
        return with(ambiguous, elsewhere.merge(more));
    }

    private AccessObservation with(boolean newAmbiguous, UnmonitoredPageAge newPageAge) {
        return new AccessObservation(
                id,
                site,
                host,
                role,
                kind,
                time,
                method,
                status,
                bytesUp,
                bytesDown,
                document,
                embed,
                posting,
                denied,
                series,
                identity,
                newAmbiguous,
                newPageAge,
                source,
                catalogue);
    }

    /** Whether it was loaded as a part of another site's page, so that it does not show a visit to this site. */
    public boolean isEmbedded() {
        return embed || role.isEmbeddedElsewhere();
    }

    /** Whether the host serves automatic requests for new messages, which happen whether or not somebody looks. */
    public boolean pollsByRole() {
        return role == HostRole.MESSAGING_POLL;
    }
}
