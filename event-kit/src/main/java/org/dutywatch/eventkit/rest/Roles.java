package org.dutywatch.eventkit.rest;

/** The names of the roles in tokens, as the realm {@code dutywatch} defines them. */
public final class Roles {
    public static final String EMPLOYEE = "employee";
    public static final String SUPERVISOR = "supervisor";
    public static final String CHIEF = "chief";
    /** Handles findings and policies for the department, and sees persons only under an approved unmasking. */
    public static final String ADMINISTRATOR = "administrator";

    public static final String AUDITOR = "auditor";
    public static final String ROSTER_ADMIN = "roster-admin";
    public static final String NETWORK_ADMIN = "network-admin";
    /** Machines that send log lines. */
    public static final String LOG_FEEDER = "log-feeder";

    private Roles() {}
}
