package org.dutywatch.eventkit.kafka;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** Classifies failures as temporary (worth a retry) or permanent, and gives the pauses between retries. */
public final class Failures {
    /**
     * SQLSTATE classes of temporary failures: connection, rollback by the server, resources, operator intervention,
     * I/O.
     */
    private static final Set<String> TEMPORARY_SQL_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    /** States of other classes: the server ended a session or transaction that lasted too long. */
    private static final Set<String> TEMPORARY_SQL_STATES = Set.of("25P03", "25P04");

    /**
     * How Narayana, Agroal and Hibernate name a transaction that was rolled back while it was in use; they have no type
     * for it.
     */
    private static final List<String> TIMEOUT_MESSAGES = List.of(
            "ARJUNA016102", // "The transaction is not active"
            "ARJUNA016083", // "Cannot register synchronization because the transaction is in aborted state"
            "Enlisted connection used without active transaction",
            "the transaction has rolled back",
            "The transaction has been rolled back",
            "Transaction was rolled back in a different thread");

    /** Bugs of ours that no retry mends, although Agroal gives them no state. */
    private static final List<String> TRANSACTION_BUGS =
            List.of("Connection acquired without transaction", "Deferred enlistment not supported");

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private Failures() {}

    /**
     * Returns whether the failure or one of its causes is temporary: database or broker not reachable, an interrupt, a
     * timeout, or a login that the broker refuses until its operator gives it the right or password.
     */
    public static boolean isTemporary(Throwable failure) {
        return isTimeout(failure) || any(failure, Failures::isTemporaryItself);
    }

    /**
     * Returns whether the transaction was rolled back because it lasted too long, such as one that waited for a lock.
     * What was done in it can be done again.
     */
    public static boolean isTimeout(Throwable failure) {
        return any(failure, Failures::isTimeoutItself);
    }

    /**
     * Returns whether the database cannot store a value: a NUL character, or a year out of range (SQLSTATE class 22).
     */
    public static boolean isUnstorable(Throwable failure) {
        return any(
                failure,
                cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith("22"));
    }

    /** Returns whether a statement waited for a lock for longer than its {@code lock_timeout} (SQLSTATE 55P03). */
    public static boolean isLockTimeout(Throwable failure) {
        return any(failure, cause -> cause instanceof SQLException sql && "55P03".equals(sql.getSQLState()));
    }

    /** Tests the failure, its causes, and what they suppressed: a failed commit suppresses the failure of the database. */
    private static boolean any(Throwable failure, Predicate<Throwable> condition) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (condition.test(cause)
                    || Arrays.stream(cause.getSuppressed()).anyMatch(suppressed -> any(suppressed, condition))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTemporaryItself(Throwable cause) {
        return cause instanceof RetriableException
                || cause instanceof AuthenticationException
                || cause instanceof AuthorizationException
                || cause instanceof InterruptedException
                || cause instanceof InterruptException
                || cause instanceof SQLTransientException
                || cause instanceof SQLRecoverableException
                || (cause instanceof SQLException sql && hasTemporaryState(sql));
    }

    private static boolean isTimeoutItself(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return cause instanceof SQLTransactionRollbackException
                || TIMEOUT_MESSAGES.stream().anyMatch(message::contains);
    }

    private static boolean hasTemporaryState(SQLException failure) {
        String state = failure.getSQLState();
        String message = String.valueOf(failure.getMessage());
        if (state == null && TRANSACTION_BUGS.stream().anyMatch(message::contains)) {
            return false;
        }
        // Agroal, the connection pool, reports an exhausted or unreachable pool without a state.
        return state == null
                || state.length() < 2
                || TEMPORARY_SQL_CLASSES.contains(state.substring(0, 2))
                || TEMPORARY_SQL_STATES.contains(state);
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
