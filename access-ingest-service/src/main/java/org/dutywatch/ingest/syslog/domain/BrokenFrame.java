package org.dutywatch.ingest.syslog.domain;

/** A length was expected, and something else came: the messages of this connection cannot be separated any more. */
public final class BrokenFrame extends Exception {
    private static final long serialVersionUID = 1;

    BrokenFrame(String message) {
        super(message);
    }
}
