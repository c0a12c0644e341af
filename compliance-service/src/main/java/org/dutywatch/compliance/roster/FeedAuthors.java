package org.dutywatch.compliance.roster;

import java.util.Set;

/** The people who control what a feed publishes. None of them can be the second person for a correction of the feed. */
public interface FeedAuthors {

    /**
     * Everybody who subscribed to the feed or changed the subscription.
     *
     * @param origin identifies the feed; it is the author of the corrections of the feed
     * @return names of users; empty if no feed has this origin
     */
    Set<String> of(String origin);
}
