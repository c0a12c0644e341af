package org.dutywatch.eventkit.csv;

/**
 * Refuses one row of an import, with the reason that the response gives. The other rows are not affected. If the reason
 * quotes a character that cannot be seen, its name and number are added.
 */
public class RowRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final String reason;

    public RowRefused(String reason) {
        super(reason);
        this.reason = Blanks.explained(reason);
    }

    public String reason() {
        return reason;
    }
}
