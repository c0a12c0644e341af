package org.dutywatch.ingest.squid.httpd.domain;

import org.dutywatch.ingest.reading.domain.LineOutcome.Malformed;

/** The faults of a line, by field. A fault is coded as a negative position, so that a scan allocates nothing. */
enum HttpdFault {
    CLIENT("bad_client", "field 1 (client) is not an address"),
    IDENT(
            "ident_name",
            "field 2 (ident) is not '-': the client's machine chooses it, so turn ident lookups off"
                    + " (ident_lookup_access)"),
    USER("bad_user", "field 3 (user) is missing, or no time in brackets follows it"),
    TIME_SHAPE("bad_timestamp", "field 4 (time) is not [day/month/year:hour:minute:second +0000]"),
    ZONE("time_without_zone", "field 4 (time) has no offset from UTC such as +0100, and none is guessed"),
    TIME_RANGE("impossible_timestamp", "field 4 (time) does not exist, or lies outside the years 2000 to 2100"),
    METHOD("bad_method", "field 5 (request) does not begin with a method of at most 32 visible characters"),
    REQUEST(
            "bad_request",
            "field 5 (request) is not \"METHOD URL PROTOCOL/version\": the URL has a blank, or no newline is between two"
                    + " lines"),
    STATUS("bad_status", "field 6 (status) is not 0 or three digits"),
    BYTES("bad_bytes", "field 7 (bytes) is not a number of bytes"),
    HEADERS("bad_headers", "after field 7 (bytes) not two quoted fields follow, the referer and the user agent"),
    RESULT(
            "bad_result",
            "the line does not end with CODE:HIERARCHY in capital letters, and then at most a media type and both"
                    + " header dumps in [ ]; or it was cut within HIERARCHY"),
    QUOTED("quoted_fields", "quoted fields follow field 7 (bytes): the format is squid-combined, not squid-common"),
    AMBIGUOUS(
            "ambiguous_fields",
            "the line can be read in two ways: a client wrote the end of a line into a header, or no newline is between"
                    + " two lines");

    private static final HttpdFault[] FAULTS = values();

    private final Malformed outcome;

    HttpdFault(String reason, String detail) {
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
