package org.dutywatch.ingest.squid.logformat.domain;

import java.util.EnumSet;
import java.util.Set;

/** What we read from a field. */
enum LogformatRole {
    SECONDS("bad_timestamp", "seconds since 1970 within the years 2000 to 2099"),
    MILLISECONDS("bad_timestamp", "milliseconds of three digits"),
    TIME("bad_timestamp", "a time of this format within the years 2000 to 2099"),
    ELAPSED("bad_elapsed", "a number of milliseconds"),
    CLIENT("bad_client", "an address or host name"),
    USER("bad_user", "a user name"),
    RESULT("bad_result", "a result code in capital letters"),
    PEER("bad_peer", "a hierarchy code in capital letters"),
    STATUS("bad_status", "0 or a status of three digits"),
    BYTES_DOWN("bad_bytes", "a number of bytes"),
    BYTES_UP("bad_bytes", "a number of bytes"),
    METHOD("bad_method", "a method of at most 32 visible characters"),
    URL("bad_url", "a URL without blanks"),
    TYPE("bad_type", "a media type"),
    REFERER("bad_field", "a complete field"),
    SERVER_NAME("bad_field", "a complete field"),
    IGNORED("bad_field", "a complete field");

    /** A part of such a field may be another person, host or result. */
    private static final Set<LogformatRole> WHOLE_ONLY =
            EnumSet.of(CLIENT, USER, RESULT, METHOD, URL, REFERER, SERVER_NAME);

    /** The reason if the field cannot be read. */
    final String reason;

    final String expected;

    LogformatRole(String reason, String expected) {
        this.reason = reason;
        this.expected = expected;
    }

    /** Whether the field must be whole, so that it must not be the last of a line, which a relay may have cut. */
    boolean isWholeOnly() {
        return WHOLE_ONLY.contains(this);
    }
}
