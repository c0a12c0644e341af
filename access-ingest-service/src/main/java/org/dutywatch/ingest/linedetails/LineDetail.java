package org.dutywatch.ingest.linedetails;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * What lines of one day have in common. It names no person.
 *
 * @param day of the time of the lines, in UTC
 * @param source of the lines
 * @param category the reason why they could not be attributed, or the site
 * @param name the client address or the host; {@value #OTHERS} for all that were too many
 */
public record LineDetail(Kind kind, LocalDate day, String source, String category, String name) {
    /** No address and no host has this name. */
    public static final String OTHERS = "(others)";

    // All instances write rows in this order, so that two of them cannot deadlock.
    static final Comparator<LineDetail> ORDER = Comparator.comparing(LineDetail::kind)
            .thenComparing(LineDetail::day)
            .thenComparing(LineDetail::source)
            .thenComparing(LineDetail::category)
            .thenComparing(LineDetail::name);

    /** What is counted. */
    public enum Kind {
        /** Monitored traffic that could not be attributed when it was read, by reason and client address. */
        UNATTRIBUTED,
        /** Traffic of a site's sub-domain that its catalogue does not name, by site and host. */
        UNNAMED_HOST
    }
}
