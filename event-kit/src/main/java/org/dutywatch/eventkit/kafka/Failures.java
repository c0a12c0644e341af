package org.dutywatch.eventkit.kafka;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells failures that pass from failures that stay. */
public final class Failures {
    /** SQLSTATE classes that pass: connection, rollback by the server, resources, operator intervention, I/O. */
    private static final Set<String> PASSING_SQL_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private Failures() {}

    public static boolean isRetryable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException
                    || cause instanceof InterruptedException
                    || cause instanceof InterruptException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || (cause instanceof SQLException sql && passes(sql))) {
                return true;
            }
        }
        return false;
    }

    /** The database refuses a value itself: a NUL character, a year beyond its calendar (SQLSTATE class 22). */
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

    private static boolean passes(SQLException failure) {
        String state = failure.getSQLState();
        // Agroal reports an exhausted or unreachable pool without a state.
        return state == null || state.length() < 2 || PASSING_SQL_CLASSES.contains(state.substring(0, 2));
    }

    /** 200 ms, doubled for each attempt, at most 15 s. */
    public static Duration backoff(int attempts) {
        Duration pause = Duration.ofMillis(200L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** A short reason without payload: the class and message of the innermost cause. */
    public static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = root.getClass().getSimpleName() + ": " + root.getMessage();
        return text.length() > 500 ? text.substring(0, 500) : text;
    }
}
