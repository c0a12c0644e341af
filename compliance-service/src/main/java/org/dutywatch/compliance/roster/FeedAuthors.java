package org.dutywatch.compliance.roster;

import java.util.Set;

/** Who has a say in what a feed tells, so that none of them is the second person for what it asks. */
public interface FeedAuthors {

    /**
     * Everybody who subscribed to the feed or changed the subscription.
     *
     * @param origin of the feed, under which its corrections are asked for
     * @return nobody where it is no feed
     */
    Set<String> of(String origin);
}
