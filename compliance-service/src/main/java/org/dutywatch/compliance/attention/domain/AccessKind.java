package org.dutywatch.compliance.attention.domain;

/** What the log could see of an access. */
public enum AccessKind {
    /** One inspected request. */
    URL,
    /** A CONNECT tunnel: host, times and bytes, logged when it closed. */
    TUNNEL,
    /** A firewall session: as a tunnel. */
    FLOW;

    public boolean isInspected() {
        return this == URL;
    }
}
