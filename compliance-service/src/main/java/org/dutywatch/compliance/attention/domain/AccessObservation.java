package org.dutywatch.compliance.attention.domain;

import org.dutywatch.compliance.time.domain.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One access of one employee to one monitored site, as the log shows it. Denied and failed requests are no access and
 * never become an observation.
 *
 * @param id hash of what the log line says; the same access seen twice has the same id
 * @param time from the request to the end of its answer
 * @param status HTTP status
 * @param bytesDown bytes sent to the employee, at least 0
 * @param document a main HTML document of a page, as a person opens it
 * @param embed the path is one that other people's pages embed (plugin, widget, share, like)
 * @param series the same for requests to the same host and path pattern, to see what repeats; null where no path was
 *     seen
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
        long bytesDown,
        boolean document,
        boolean embed,
        @Nullable Integer series,
        String source,
        String catalogue) {

    public AccessObservation {
        if (bytesDown < 0) {
            throw new IllegalArgumentException("bytes cannot be negative: " + bytesDown);
        }
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
