package org.dutywatch.ingest;

/** The realm roles that this service uses. */
public final class Roles {
    /** Machines that send lines. */
    public static final String LOG_FEEDER = "log-feeder";

    /** Manages sources; sees no person's minutes. */
    public static final String NETWORK_ADMIN = "network-admin";

    /** Reads everything, changes nothing. */
    public static final String AUDITOR = "auditor";

    private Roles() {}
}
