package org.dutywatch.eventkit.kafka;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** Classifies failures as temporary (worth a retry) or permanent, and gives the pauses between retries. */
public final class Failures {
    /**
     * SQLSTATE classes of temporary failures: connection, rollback by the server, resources, operator intervention,
     * I/O.
     */
    private static final Set<String> TEMPORARY_SQL_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private Failures() {}

    /**
     * Returns whether the failure or one of its causes is temporary: database or broker not reachable, or an interrupt.
     */
    public static boolean isTemporary(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException
                    || cause instanceof InterruptedException
                    || cause instanceof InterruptException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql && hasTemporaryState(sql))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether the database cannot store a value: a NUL character, or a year out of range (SQLSTATE class 22).
     */
    public static boolean isUnstorable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith("22")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasTemporaryState(SQLException failure) {
        String state = failure.getSQLState();
        // Agroal, the connection pool, reports an exhausted or unreachable pool without a state.
        return state == null || state.length() < 2 || TEMPORARY_SQL_CLASSES.contains(state.substring(0, 2));
    }

    /**
     * Returns the pause before the next retry: 200 ms, doubled with each attempt, at most 15 s.
     *
     * @param attempts attempts made before; 0 or more
     */
    public static Duration backoff(int attempts) {
        Duration pause = Duration.ofMillis(200L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** Returns a short reason without payload: class and message of the innermost cause, at most 500 characters. */
    public static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = root.getClass().getSimpleName() + ": " + root.getMessage();
        return text.length() > 500 ? text.substring(0, 500) : text;
    }
}
