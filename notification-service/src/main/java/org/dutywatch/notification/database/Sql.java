package org.dutywatch.notification.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/**
 * Runs plain SQL in the caller's transaction. Parameters are always bound, never concatenated into the text.
 * Queries and updates throw {@link DatabaseFailure} when the database refuses the statement or cannot be reached.
 */
@ApplicationScoped
public class Sql {
    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    /** Maps the current row of a result set. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Returns all rows, in the order of the query. */
    public <T> List<T> list(String sql, Row<T> mapper, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            List<T> results = new ArrayList<>();
            while (rows.next()) {
                results.add(mapper.read(rows));
            }
            return results;
        } catch (SQLException e) {
            throw new DatabaseFailure("a query failed", e);
        }
    }

    /** Returns the first row; empty when there is none. */
    public <T> Optional<T> first(String sql, Row<T> mapper, @Nullable Object... parameters) {
        return list(sql, mapper, parameters).stream().findFirst();
    }

    /** Returns the number of rows that changed. */
    public int update(String sql, @Nullable Object... parameters) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("an update failed", e);
        }
    }

    /** Reads a timestamp column; null when the column is null. */
    public static @Nullable Instant nullableInstant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** Reads a timestamp column that is declared not null. */
    public static Instant requiredInstant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Reads an integer column; null when the column is null. */
    public static @Nullable Integer nullableInteger(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, bindable(parameters[i]));
        }
        return statement;
    }

    private static @Nullable Object bindable(@Nullable Object parameter) {
        if (parameter instanceof Instant instant) {
            return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        return parameter instanceof Enum<?> constant ? constant.name() : parameter;
    }
}
