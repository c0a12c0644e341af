package org.dutywatch.ingest.syslog;

/** How messages of syslog come. */
public enum SyslogTransport {
    /** Datagrams (RFC 5426). What comes while the queue is full is lost, and counted. */
    UDP,
    /** Connections (RFC 6587). */
    TCP,
    /** Connections over TLS 1.2 or later (RFC 5425). */
    TLS
}
