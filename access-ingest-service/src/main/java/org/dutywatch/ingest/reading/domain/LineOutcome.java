package org.dutywatch.ingest.reading.domain;

import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.PendingIdentity;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of reading one log line. Every line has exactly one. {@code reason} is a short code for counters and dry
 * runs, out of a small fixed set.
 */
public sealed interface LineOutcome {

    /** An employee reached a monitored site. */
    record Observed(AccessObservation observation) implements LineOutcome {
        @Override
        public String reason() {
            return "access";
        }
    }

    /**
     * A valid line without an access to a monitored site: it is about another site, names no host, is no request, or is
     * the CONNECT of a tunnel that the proxy decrypts and whose requests it logs one by one. Nothing about a person is
     * stored; at most the time is kept in memory.
     */
    record NotMonitored(String reason) implements LineOutcome {}

    /**
     * A request for a monitored site that did not reach it, which is no access: a policy of the proxy denied it, the
     * user was not authenticated yet, or it failed.
     *
     * @param byPolicy whether a policy of the proxy denied it
     * @param observation the denied access, if policy denied it and the employee is known; null otherwise
     */
    record Denied(String reason, boolean byPolicy, @Nullable AccessObservation observation) implements LineOutcome {

        /** Not authenticated, or failed for another reason than policy. */
        public static Denied failed(String reason) {
            return new Denied(reason, false, null);
        }

        public static Denied byPolicy(String reason) {
            return new Denied(reason, true, null);
        }
    }

    /**
     * Somebody reached a monitored site, but the employee is not known.
     *
     * @param pending the access to park until an employee can be identified; null if nothing can identify one later
     */
    record Unattributed(String reason, @Nullable PendingAccess pending) implements LineOutcome {}

    /**
     * An access whose employee may be identified later.
     *
     * @param identity the user name or address that may identify the employee
     */
    record PendingAccess(PendingIdentity identity, UnattributedAccess access) {}

    /**
     * The line does not have the format of its source, is empty or too long, can be read in two ways, or its time is not
     * accepted.
     *
     * @param detail a sentence for people that names the field; holds no content of the line
     */
    record Malformed(String reason, String detail) implements LineOutcome {}

    /** The reason of the outcome, as a code in lower case with underscores. */
    String reason();

    /** The observation of an employee's access or policy denial; null for any other outcome. */
    default @Nullable AccessObservation observation() {
        return null;
    }
}
