package org.dutywatch.ingest.lines;

import java.util.Locale;

/** What is unusual about a record or line, although its lines could be read. Counted beside the outcomes of lines. */
enum LineAnomaly {
    /** Lines without content; in lines. */
    BLANK_LINES,
    /** NUL bytes around lines, as in a log file that was truncated while the proxy wrote to it; in bytes. */
    NUL_BYTES,
    /** An elapsed time below zero or beyond 31 days: the access counts as one of unknown length at its end; in lines. */
    IMPOSSIBLE_ELAPSED,
    /**
     * A valid line with {@code #012} after its URL, which may hide other lines and is a dead letter, too: a client wrote
     * it, or a relay packed lines and the source lacks the setting for it; in lines.
     */
    ESCAPED_NEWLINES;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in lower case. */
    String label() {
        return label;
    }
}
