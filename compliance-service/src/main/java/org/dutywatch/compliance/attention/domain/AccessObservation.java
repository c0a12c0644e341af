package org.dutywatch.compliance.attention.domain;

import java.util.Comparator;
import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One access of one employee to one monitored site, as the log shows it. Requests that failed are no access and never
 * become an observation; those that the proxy denied are told, but never count.
 *
 * @param id hash of what the log line says; the same access seen twice has the same id
 * @param time from the request to the end of its answer
 * @param status HTTP status
 * @param bytesUp bytes sent by the employee, at least 0; null where the log does not tell
 * @param bytesDown bytes sent to the employee, at least 0
 * @param document a main HTML document of a page, as a person opens it
 * @param embed the path is one that other people's pages embed (plugin, widget, share, like)
 * @param series the same for requests to the same host and path pattern, to see what repeats; null where no path was
 *     seen
 * @param posting looks like an upload of content to the site (clause IV.B), by method, endpoint and size
 * @param denied refused by the proxy
 * @param ambiguous could be another person's: whoever held the address changed at about that time
 * @param elsewhere what is known of pages elsewhere at that time
 * @param source the log source
 * @param catalogue version of the site catalogue that gave site and role
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
        PageElsewhere elsewhere,
        String source,
        String catalogue) {

    private static final Comparator<AccessObservation> BELIEVED_FIRST =
            Comparator.comparing(AccessObservation::identity).thenComparing(AccessObservation::toString);

    public AccessObservation {
        if (bytesDown < 0 || bytesUp != null && bytesUp < 0) {
            throw new IllegalArgumentException("bytes cannot be negative: " + bytesUp + " up, " + bytesDown + " down");
        }
    }

    /**
     * The same access, told twice, in either order: the surer identity is believed; a doubt of one telling stays; what each
     * knows of pages elsewhere counts; and should they differ in anything else, the same one is always believed.
     */
    public AccessObservation merge(AccessObservation again) {
        AccessObservation mine = with(false, PageElsewhere.UNKNOWN);
        AccessObservation its = again.with(false, PageElsewhere.UNKNOWN);
        AccessObservation believed = mine.equals(its) || BELIEVED_FIRST.compare(mine, its) <= 0 ? mine : its;
        boolean doubt = identity == again.identity
                ? ambiguous || again.ambiguous
                : believed.identity == identity ? ambiguous : again.ambiguous;
        return believed.with(doubt, elsewhere.merge(again.elsewhere));
    }

    /** The same access, with what more is known of pages elsewhere. */
    public AccessObservation near(PageElsewhere more) {
        return with(ambiguous, elsewhere.merge(more));
    }

    private AccessObservation with(boolean doubt, PageElsewhere known) {
        return new AccessObservation(
                id, site, host, role, kind, time, method, status, bytesUp, bytesDown, document, embed, posting, denied,
                series, identity, doubt, known, source, catalogue);
    }

    /** Comes with somebody else's page, and so says nothing about what the person went to. */
    public boolean isEmbedded() {
        return embed || role.isEmbeddedElsewhere();
    }

    /** Made to ask for news all day, whether somebody looks or not. */
    public boolean asksByItself() {
        return role == HostRole.MESSAGING_POLL;
    }
}
