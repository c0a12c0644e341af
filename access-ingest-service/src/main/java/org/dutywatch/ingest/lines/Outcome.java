package org.dutywatch.ingest.lines;

import java.util.Locale;
import org.dutywatch.ingest.reading.domain.LineOutcome;

/** What can become of a line, as counters name it. */
public enum Outcome {
    OBSERVED,
    NOT_MONITORED,
    DENIED,
    UNATTRIBUTED,
    MALFORMED,
    /** The whole record went to the dead letters, because nobody registered its source. */
    UNKNOWN_SOURCE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** In lower case, as counts and metrics have it. */
    public String label() {
        return label;
    }

    public static Outcome of(LineOutcome outcome) {
        if (outcome instanceof LineOutcome.NotMonitored) {
            return NOT_MONITORED;
        }
        if (outcome instanceof LineOutcome.Observed) {
            return OBSERVED;
        }
        if (outcome instanceof LineOutcome.Denied) {
            return DENIED;
        }
        return outcome instanceof LineOutcome.Unattributed ? UNATTRIBUTED : MALFORMED;
    }
}
