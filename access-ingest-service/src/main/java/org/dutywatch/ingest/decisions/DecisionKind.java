package org.dutywatch.ingest.decisions;

import java.util.List;
import org.dutywatch.eventkit.decisions.DecisionRules;
import org.dutywatch.eventkit.rest.Roles;

/** What a second person decides on. */
public enum DecisionKind implements DecisionRules {
    /** That older lines of a source are evidence. */
    BULK_LOAD("bulk load"),
    /** That accesses by lease, which are recorded already, are attributed to somebody else. */
    LEASE_CHANGE("change of leases"),
    /** Which log says who held which address, and who may send it. */
    LEASE_FEED("feed of leases"),
    /** That a host belongs to a monitored site, or another role of it, from a time on. */
    CATALOGUE_CHANGE("change of the catalogue");

    private final String noun;

    DecisionKind(String noun) {
        this.noun = noun;
    }

    @Override
    public String noun() {
        return noun;
    }

    /** A bulk load, a feed and a change of the catalogue concern nobody in particular. */
    @Override
    public boolean excludesSuperiors() {
        return this == LEASE_CHANGE;
    }

    @Override
    public List<String> roles() {
        return List.of(Roles.ADMINISTRATOR, Roles.CHIEF);
    }
}
