package org.dutywatch.eventkit.csv;

/** Refuses one row of an import, with the reason that the response gives. The other rows are not affected. */
public class RowRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String reason;

    public RowRefused(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
