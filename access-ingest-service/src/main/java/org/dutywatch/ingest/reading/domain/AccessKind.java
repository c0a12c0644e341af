package org.dutywatch.ingest.reading.domain;

/** How much of an access the log shows. */
public enum AccessKind {
    /** One request with its URL. */
    URL,
    /** One encrypted tunnel: host, duration and bytes only. */
    TUNNEL,
    /** One network session of a firewall. */
    FLOW
}
