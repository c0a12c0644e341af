package org.dutywatch.ingest.attribution.domain;

/** The method by which a person is identified. */
public enum IdentityMethod {
    /** By the user name that the proxy authenticated. */
    USERNAME,
    /** By the client's address and the lease that shows who held it at that time. */
    LEASE;

    /**
     * A key of the person that is never equal for a user name and an address: an address gets the prefix {@code @},
     * with which no normalised user name begins.
     */
    public String personKey(String name) {
        return this == LEASE ? "@" + name : name;
    }
}
