package org.dutywatch.ingest.syslog.domain;

/** How the messages of a connection are separated (RFC 6587). */
public enum Framing {
    /**
     * What the first bytes of the connection show: a length, a blank and {@code <} are octet counting, all else newlines.
     * It holds for the whole connection, so that no text within a message can change it.
     */
    AUTO,
    /** The length of each message in bytes and a blank come before it; the only framing of RFC 5425. */
    OCTET_COUNTING,
    /** A newline ends each message. */
    NEWLINE
}
