package org.dutywatch.ingest.leaseformats.domain;

/** A line that should say who held an address, and cannot be used. */
final class LineRefused extends Exception {
    private static final long serialVersionUID = 1;

    /** @param reason a sentence without a name of a person */
    LineRefused(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
