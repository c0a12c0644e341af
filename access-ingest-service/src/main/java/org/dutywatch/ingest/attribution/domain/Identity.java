package org.dutywatch.ingest.attribution.domain;

/** By what the person was recognised. */
public enum Identity {
    /** The user name that the proxy authenticated. */
    USERNAME,
    /** The address of the client, and who held it at that time. */
    LEASE;

    /** A name that no two persons share, whichever way they are recognised; no user name begins with {@code @}. */
    public String personCalled(String name) {
        return this == LEASE ? "@" + name : name;
    }
}
