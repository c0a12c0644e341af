package org.dutywatch.ingest.reading.domain;

/** By what the person was recognised. */
public enum Identity {
    /** The user name that the proxy authenticated. */
    USERNAME
}
