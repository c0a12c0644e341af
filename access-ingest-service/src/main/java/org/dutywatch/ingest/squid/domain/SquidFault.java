package org.dutywatch.ingest.squid.domain;

import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;

/** The faults of a line, by field. A fault is coded as a negative position, so that a scan allocates nothing. */
enum SquidFault {
    TIME_SHAPE("bad_timestamp", "field 1 (time) is not seconds.milliseconds"),
    TIME_RANGE("impossible_timestamp", "field 1 (time) lies outside the years 2000 to 2100"),
    ELAPSED_SHAPE("bad_elapsed", "field 2 (elapsed) is not a number of milliseconds"),
    CLIENT("bad_client", "field 3 (client) is missing"),
    RESULT("bad_result", "field 4 (result) is not CODE/status with capital letters and a status of three digits"),
    BYTES("bad_bytes", "field 5 (bytes) is not a number of bytes"),
    METHOD("bad_method", "field 6 (method) is not a word of at most 32 visible characters"),
    URL("bad_url", "field 7 (URL) is missing"),
    USER("bad_user", "field 8 (user) is missing"),
    PEER("bad_peer", "field 9 (peer) is not CODE/address with capital letters"),
    TYPE("bad_type", "field 10 (media type) is missing"),
    EXCESS("too_many_fields", "after field 10 only quoted fields and header dumps in [ ] may follow"),
    AMBIGUOUS("ambiguous_fields", "two words may be field 9 (peer), so it is not certain where field 8 (user) ends"),
    TWO_LINES("two_lines", "field 4 (result) is there twice: no newline is between two lines, or the first was cut");

    private static final SquidFault[] FAULTS = values();

    private final Malformed outcome;

    SquidFault(String reason, String detail) {
        outcome = new Malformed(reason, detail);
    }

    /** This fault coded as a position: always negative. */
    int asPosition() {
        return -1 - ordinal();
    }

    /** The outcome of a fault that is coded as a position. */
    static Malformed fromPosition(int position) {
        return FAULTS[-1 - position].outcome;
    }
}
