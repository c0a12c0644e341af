package org.dutywatch.eventkit.sql;

/**
 * An SQL statement failed, for whatever reason; {@link org.dutywatch.eventkit.kafka.Failures} decides from the cause
 * whether the failure is temporary.
 */
public class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
