package org.dutywatch.ingest.decisions;

/** What a second person decides on. */
public enum DecisionKind {
    /** That older lines of a source are evidence. */
    BULK_LOAD("bulk load"),
    /** That accesses by lease, which are recorded already, are attributed to somebody else. */
    LEASE_CHANGE("change of leases"),
    /** Which log says who held which address, and who may send it. */
    LEASE_FEED("feed of leases");

    private final String noun;

    DecisionKind(String noun) {
        this.noun = noun;
    }

    /** What is decided on, for messages. */
    String noun() {
        return noun;
    }
}
