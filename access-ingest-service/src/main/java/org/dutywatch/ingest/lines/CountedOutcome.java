package org.dutywatch.ingest.lines;

import java.util.Locale;
import org.dutywatch.ingest.reading.domain.LineOutcome;

/** The outcome of a line as counters, metrics and responses show it. */
public enum CountedOutcome {
    OBSERVED,
    NOT_MONITORED,
    DENIED,
    UNATTRIBUTED,
    MALFORMED,
    /** The source of the record is not registered; the whole record became a dead letter. */
    UNKNOWN_SOURCE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in lower case. */
    public String label() {
        return label;
    }

    public static CountedOutcome of(LineOutcome outcome) {
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
