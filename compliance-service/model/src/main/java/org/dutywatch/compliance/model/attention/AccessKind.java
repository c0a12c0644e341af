package org.dutywatch.compliance.model.attention;

/** What kind of log record an access comes from, and so how much the log shows of it. */
public enum AccessKind {
    /** One HTTP request that the proxy could read. */
    URL,
    /** A CONNECT tunnel through the proxy: only host, times and bytes are known. It is logged when it closes. */
    TUNNEL,
    /**
     * A session record of a firewall: only host, times and bytes are known, as for a tunnel. Reserved: ingest reads no
     * such format yet.
     */
    FLOW;

    public boolean isInspected() {
        return this == URL;
    }
}
