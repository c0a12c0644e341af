package org.dutywatch.eventkit.outbox;

/** The database did not do what plain SQL asked of it; the cause tells whether trying again can help. */
public class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
