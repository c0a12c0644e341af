package org.dutywatch.compliance.imports;

/** A row that is not taken, with the reason that the answer gives; the other rows are taken. */
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
