package org.dutywatch.ingest.reading.domain;

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

    /** Somebody asked for a monitored site and was not served: not an access. */
    record Denied(String reason) implements LineOutcome {}

    /**
     * A monitored site was reached, but it is not known by whom.
     *
     * @param username the normalised name if the line names a user whom the directory does not know (or knows twice);
     *     null if it names nobody
     * @param access present exactly when {@code username} is: can be kept and attributed later
     */
    record Unattributed(
            String reason,
            @Nullable String username,
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
