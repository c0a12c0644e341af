package org.dutywatch.ingest.reading.domain;

import org.dutywatch.ingest.attribution.domain.Identified;
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

    /** A valid line without an access to a monitored site. It leaves no record about a person. */
    record NotMonitored(String reason) implements LineOutcome {}

    /**
     * A person requested a monitored site and did not reach it: no access.
     *
     * @param byPolicy whether a policy of the proxy denied it
     * @param observation the denied access, if policy denied it and the employee is known; null otherwise
     */
    record Denied(String reason, boolean byPolicy, @Nullable AccessObservation observation) implements LineOutcome {

        /** Failed for another reason than policy. */
        public static Denied failed(String reason) {
            return new Denied(reason, false, null);
        }

        public static Denied byPolicy(String reason) {
            return new Denied(reason, true, null);
        }
    }

    /**
     * A monitored site was reached, but the employee is not known.
     *
     * @param waitsFor the user name or address that may identify an employee later; null if there is none
     * @param access the access to park until then; null exactly if {@code waitsFor} is null
     */
    record Unattributed(
            String reason,
            Identified.@Nullable WaitsFor waitsFor,
            @Nullable UnattributedAccess access) implements LineOutcome {}

    /**
     * The line does not have the format of its source, or is empty or too long.
     *
     * @param detail a sentence for people that names the field; holds no content of the line
     */
    record Malformed(String reason, String detail) implements LineOutcome {}

    /** The reason of the outcome, as a code in lower case with underscores. */
    String reason();
}
