package org.dutywatch.compliance.people.chain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment.ActingAuthorship;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/** The bitemporal table of acting supervisors. A change ends a version and adds a new one; nothing is overwritten. */
@ApplicationScoped
public class ActingLedger {
    /** Later than every recorded change: reads the current state. */
    public static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final String LOCK = "select pg_advisory_xact_lock(1, 'acting_supervisor'::regclass::oid::int)";

    private static final String COLUMNS = """
            select acting_id, supervisor_id, acting_supervisor_id, from_at, to_at, author, recorded_at, reason
              from acting_supervisor
            """;

    private static final String OVERLAPPING = COLUMNS + """
             where from_at < ? and to_at > ? and recorded_at <= ? and (superseded_at is null or superseded_at > ?)
               and (?::text[] is null or supervisor_id = any(?))
             order by from_at, acting_id
            """;

    private static final String PAGE = COLUMNS + """
             where from_at < ? and to_at > ? and recorded_at <= ? and (superseded_at is null or superseded_at > ?)
               and (from_at, acting_id) > (?, ?)
             order by from_at, acting_id
             limit ?
            """;

    private static final String CURRENT = COLUMNS + " where acting_id = ? and superseded_at is null for update";

    private static final String ADD = """
            insert into acting_supervisor
                (acting_id, supervisor_id, acting_supervisor_id, from_at, to_at, author, recorded_at, reason)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String SUPERSEDE = """
            update acting_supervisor set superseded_by = ?, superseded_at = ?, superseded_for = ? where acting_id = ?
            """;

    private final DataSource database;

    ActingLedger(DataSource database) {
        this.database = database;
    }

    /** Keeps others from changing acting supervisors until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public void lockForChange() {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK)) {
            lock.execute();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot lock the acting supervisors", e);
        }
    }

    /**
     * The versions that overlap the window, as recorded at {@code asOf}, sorted by start.
     *
     * @param supervisorIds only acting supervisors for these; null means for all
     */
    public List<RecordedActingAssignment> overlappingAsOf(
            @Nullable Collection<String> supervisorIds, Interval window, Instant asOf) {
        return read(OVERLAPPING, select -> {
            bindWindow(select, window, asOf);
            var ids = supervisorIds == null
                    ? null
                    : select.getConnection().createArrayOf("text", supervisorIds.toArray());
            select.setArray(5, ids);
            select.setArray(6, ids);
        });
    }

    /** The acting supervisors that overlap the window, as currently recorded. */
    public List<ActingAssignment> current(Interval window) {
        return overlappingAsOf(null, window, LATEST).stream()
                .map(RecordedActingAssignment::assignment)
                .toList();
    }

    /** One page of the versions that overlap the window, as recorded at {@code asOf}, after the given position. */
    public List<RecordedActingAssignment> page(
            Interval window, Instant asOf, Instant afterFrom, UUID afterId, int limit) {
        return read(PAGE, select -> {
            bindWindow(select, window, asOf);
            select.setObject(5, afterFrom.atOffset(ZoneOffset.UTC));
            select.setObject(6, afterId);
            select.setInt(7, limit);
        });
    }

    /**
     * The current version, locked for update until the transaction ends; empty if it was superseded or never existed.
     */
    public Optional<RecordedActingAssignment> current(UUID actingId) {
        return read(CURRENT, select -> select.setObject(1, actingId)).stream().findFirst();
    }

    public void add(RecordedActingAssignment recorded) {
        var acting = recorded.assignment();
        write(ADD, insert -> {
            insert.setObject(1, recorded.actingId());
            insert.setString(2, acting.supervisorId());
            insert.setString(3, acting.actingSupervisorId());
            insert.setObject(4, acting.span().start().atOffset(ZoneOffset.UTC));
            insert.setObject(5, acting.span().end().atOffset(ZoneOffset.UTC));
            insert.setString(6, recorded.authorship().author());
            insert.setObject(7, recorded.authorship().at().atOffset(ZoneOffset.UTC));
            insert.setString(8, recorded.authorship().reason());
        });
    }

    public void supersede(UUID actingId, ActingAuthorship by) {
        write(SUPERSEDE, update -> {
            update.setString(1, by.author());
            update.setObject(2, by.at().atOffset(ZoneOffset.UTC));
            update.setString(3, by.reason());
            update.setObject(4, actingId);
        });
    }

    @FunctionalInterface
    private interface Parameters {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private static void bindWindow(PreparedStatement select, Interval window, Instant asOf) throws SQLException {
        select.setObject(1, window.end().atOffset(ZoneOffset.UTC));
        select.setObject(2, window.start().atOffset(ZoneOffset.UTC));
        select.setObject(3, asOf.atOffset(ZoneOffset.UTC));
        select.setObject(4, asOf.atOffset(ZoneOffset.UTC));
    }

    private void write(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.bind(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot write the acting supervisors", e);
        }
    }

    private List<RecordedActingAssignment> read(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            parameters.bind(select);
            try (var rows = select.executeQuery()) {
                List<RecordedActingAssignment> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(recorded(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the acting supervisors", e);
        }
    }

    private static RecordedActingAssignment recorded(ResultSet row) throws SQLException {
        return new RecordedActingAssignment(
                row.getObject("acting_id", UUID.class),
                new ActingAssignment(
                        row.getString("supervisor_id"),
                        row.getString("acting_supervisor_id"),
                        new Interval(time(row, "from_at"), time(row, "to_at"))),
                new ActingAuthorship(row.getString("author"), time(row, "recorded_at"), row.getString("reason")));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
