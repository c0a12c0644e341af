package org.dutywatch.ingest.reading.domain;

import org.dutywatch.ingest.attribution.domain.Identified;
import org.jspecify.annotations.Nullable;

/**
 * What became of one log line. Every line has exactly one outcome; {@code reason} is a short code for counters and
 * dry runs, of which there is a small fixed set.
 */
public sealed interface LineOutcome {

    /** An employee reached a monitored site. */
    record Observed(AccessObservation observation) implements LineOutcome {
        @Override
        public String reason() {
            return "access";
        }
    }

    /** A sound line that says nothing about a monitored site; it leaves no record. */
    record NotMonitored(String reason) implements LineOutcome {}

    /**
     * Somebody asked for a monitored site and was not served: not an access.
     *
     * @param byPolicy whether the proxy refused it because it was told to
     * @param observation that a known employee was refused by policy; null otherwise
     */
    record Denied(String reason, boolean byPolicy, @Nullable AccessObservation observation) implements LineOutcome {

        /** Refused by nobody's policy. */
        public static Denied failed(String reason) {
            return new Denied(reason, false, null);
        }

        public static Denied byPolicy(String reason) {
            return new Denied(reason, true, null);
        }
    }

    /**
     * A monitored site was reached, but it is not known by whom.
     *
     * @param waitsFor what may tell it later; null if nothing can
     * @param access present exactly when {@code waitsFor} is: can be kept and attributed later
     */
    record Unattributed(
            String reason,
            Identified.@Nullable WaitsFor waitsFor,
            @Nullable UnattributedAccess access) implements LineOutcome {}

    /**
     * The line is not what its format says a line is.
     *
     * @param detail in words, naming the field; never holds content of the line
     */
    record Malformed(String reason, String detail) implements LineOutcome {}

    /** Why, as a code in lower case with underscores. */
    String reason();
}
