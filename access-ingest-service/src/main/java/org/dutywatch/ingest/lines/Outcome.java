package org.dutywatch.ingest.lines;

import java.util.Locale;

/** What can become of a line, as counters name it. */
enum Outcome {
    OBSERVED,
    NOT_MONITORED,
    DENIED,
    UNATTRIBUTED,
    MALFORMED,
    /** The whole record went to the dead letters, because nobody registered its source. */
    UNKNOWN_SOURCE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** In lower case, as counts and metrics have it. */
    String label() {
        return label;
    }
}
