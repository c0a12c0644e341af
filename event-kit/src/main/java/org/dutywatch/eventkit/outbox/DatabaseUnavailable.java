package org.dutywatch.eventkit.outbox;

/**
 * A statement of plain SQL failed; {@link org.dutywatch.eventkit.kafka.Failures#isRetryable} tells from the cause
 * whether a retry can help.
 */
public class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
