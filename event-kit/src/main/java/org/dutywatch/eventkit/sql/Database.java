package org.dutywatch.eventkit.sql;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.sql.SQLTransactionRollbackException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL with Jdbi on the data source of the service. Statements run in the caller's transaction; a caller that has
 * none gets one for these statements alone. A failure does not mark the caller's transaction for rollback by itself.
 * After a transaction was rolled back because it lasted too long, every later call in it fails.
 *
 * <p>{@link Instant} is bound and read as {@code timestamptz}, {@link LocalDate} as {@code date}, an enum as its name.
 * Arrays of these, of text, numbers and {@link UUID} are bound with {@code bindArray} and read as lists.
 *
 * <p>A statement that fails throws {@link org.jdbi.v3.core.JdbiException}. Its message quotes the start of the
 * statement and never the bound values, because they can be personal data. {@link
 * org.dutywatch.eventkit.kafka.Failures} decides from its cause whether the failure is temporary.
 */
@ApplicationScoped
public class Database {
    private static final int QUOTED_CHARACTERS = 200;

    private final Jdbi jdbi;

    Database(DataSource source) {
        jdbi = Jdbi.create(source)
                .installPlugin(new PostgresPlugin())
                .registerArgument(new InstantArguments())
                .registerColumnMapper(Instant.class, (row, column, context) -> {
                    var time = row.getObject(column, OffsetDateTime.class);
                    return time == null ? null : time.toInstant();
                })
                .registerArrayType(Instant.class, "timestamptz", time -> time.atOffset(ZoneOffset.UTC))
                .registerArrayType(LocalDate.class, "date");
        // The transaction manager ends transactions, not the handle.
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(Database::message);
    }

    /** Runs statements and returns their result. */
    public <T extends @Nullable Object> T withHandle(Function<Handle, T> statements) {
        return QuarkusTransaction.isActive()
                ? inTransaction(statements)
                : QuarkusTransaction.requiringNew().call(() -> inTransaction(statements));
    }

    private <T extends @Nullable Object> T inTransaction(Function<Handle, T> statements) {
        boolean wasActive = QuarkusTransaction.getStatus() == Status.STATUS_ACTIVE;
        T result;
        try {
            // Jdbi.withHandle would reuse the handle of an outer call, also that of another transaction.
            try (Handle handle = jdbi.open()) {
                result = statements.apply(handle);
            }
        } catch (RuntimeException e) {
            if (isRolledBack()) {
                throw rolledBack(e);
            }
            throw e;
        }
        // The transaction manager rolls back a transaction that lasts too long, even while a statement runs. If it
        // cannot do so yet, it sets MARKED_ROLLBACK; without this check the caller would see a success.
        if (isRolledBack() || (wasActive && QuarkusTransaction.getStatus() == Status.STATUS_MARKED_ROLLBACK)) {
            throw rolledBack(null);
        }
        return result;
    }

    private static boolean isRolledBack() {
        int status = QuarkusTransaction.getStatus();
        return status == Status.STATUS_ROLLING_BACK || status == Status.STATUS_ROLLEDBACK;
    }

    private static ConnectionException rolledBack(@Nullable RuntimeException failure) {
        return new ConnectionException(new SQLTransactionRollbackException(
                "the transaction was rolled back before its end, because it lasted too long", failure));
    }

    /** Runs statements that have no result. */
    public void useHandle(Consumer<Handle> statements) {
        withHandle(handle -> {
            statements.accept(handle);
            return null;
        });
    }

    private static String message(StatementException failure) {
        var context = failure.getStatementContext();
        String sql = context == null || context.getRawSql() == null ? "" : context.getRawSql();
        String start = sql.replaceAll("\\s+", " ").strip();
        return failure.getShortMessage() + " [" + start.substring(0, Math.min(QUOTED_CHARACTERS, start.length())) + "]";
    }

    /** Binds an {@link Instant} in UTC, so that the time zone of the machine has no influence. */
    private static final class InstantArguments extends AbstractArgumentFactory<Instant> {
        InstantArguments() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant time, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, time.atOffset(ZoneOffset.UTC));
        }
    }
}
