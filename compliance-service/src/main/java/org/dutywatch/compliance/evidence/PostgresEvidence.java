package org.dutywatch.compliance.evidence;

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
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.dutywatch.compliance.attention.domain.AccessKind;
import org.dutywatch.compliance.attention.domain.AccessObservation;
import org.dutywatch.compliance.attention.domain.HostRole;
import org.dutywatch.compliance.attention.domain.Identity;
import org.dutywatch.compliance.attention.domain.PageElsewhere;
import org.dutywatch.compliance.evaluation.Evidence;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;

/** The table {@code observation}: a set that only grows. */
@ApplicationScoped
class PostgresEvidence implements Evidence {
    /** One statement for a whole batch; times travel as milliseconds because the driver sends numbers in binary. */
    private static final String ADD = """
            insert into observation (employee_id, observation_id, started_at, ended_at, site, host, role, kind, method,
                                     status, bytes_up, bytes_down, document, embed, series, identity, source, catalogue,
                                     posting, denied, ambiguous, since_page_elsewhere_ms, since_embedding_page_ms)
            select employee_id, observation_id::uuid,
                   timestamptz 'epoch' + started * interval '1 millisecond',
                   timestamptz 'epoch' + ended * interval '1 millisecond',
                   site, host, role::access_role, kind::access_kind, method,
                   status, bytes_up, bytes_down, document, embed, series, identity::access_identity, source, catalogue,
                   posting, denied, ambiguous, since_page_elsewhere_ms, since_embedding_page_ms
              from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[], ?::boolean[], ?::integer[],
                          ?::text[], ?::text[], ?::text[], ?::boolean[], ?::boolean[], ?::boolean[], ?::integer[],
                          ?::integer[])
                   with ordinality
                   as new (employee_id, observation_id, started, ended, site, host, role, kind,
                           method, status, bytes_up, bytes_down, document, embed, series,
                           identity, source, catalogue, posting, denied, ambiguous, since_page_elsewhere_ms,
                           since_embedding_page_ms, position)
             order by position
            on conflict (employee_id, observation_id) do nothing
            returning employee_id, started_at, ended_at
            """;

    /** The second half finds what began long before; its condition is that of the index observation_long. */
    private static final String OVERLAPPING = """
            select replace(observation_id::text, '-', ''), site, host, role::text, kind::text, started_at, ended_at,
                   method, status, bytes_up, bytes_down, document, embed, posting, denied, series, identity::text,
                   ambiguous, since_page_elsewhere_ms, since_embedding_page_ms, source, catalogue
              from observation
             where employee_id = ? and started_at >= ?::timestamptz - interval '6 hours' and started_at <= ?
               and ended_at >= ? and ended_at - started_at <= interval '6 hours'
            union all
            select replace(observation_id::text, '-', ''), site, host, role::text, kind::text, started_at, ended_at,
                   method, status, bytes_up, bytes_down, document, embed, posting, denied, series, identity::text,
                   ambiguous, since_page_elsewhere_ms, since_embedding_page_ms, source, catalogue
              from observation
             where employee_id = ? and ended_at >= ? and started_at <= ?
               and ended_at - started_at > interval '6 hours'
            """;

    private final DataSource database;

    PostgresEvidence(DataSource database) {
        this.database = database;
    }

    /** @return the time of each observation that was not known before */
    List<CollectEvidence.Added> add(List<AccessObserved> observations) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(ADD)) {
            new Columns(connection, insert, observations).bind();
            try (var rows = insert.executeQuery()) {
                List<CollectEvidence.Added> added = new ArrayList<>();
                while (rows.next()) {
                    added.add(new CollectEvidence.Added(rows.getString(1), new Interval(time(rows, 2), time(rows, 3))));
                }
                return added;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot add evidence", e);
        }
    }

    @Override
    public List<AccessObservation> overlapping(String employeeId, Interval time) {
        var from = time.start().atOffset(ZoneOffset.UTC);
        var to = time.end().atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(OVERLAPPING)) {
            select.setString(1, employeeId);
            select.setObject(2, from);
            select.setObject(3, to);
            select.setObject(4, from);
            select.setString(5, employeeId);
            select.setObject(6, from);
            select.setObject(7, to);
            try (var rows = select.executeQuery()) {
                List<AccessObservation> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(observation(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read evidence", e);
        }
    }

    private static AccessObservation observation(ResultSet row) throws SQLException {
        return new AccessObservation(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                HostRole.valueOf(row.getString(4)),
                AccessKind.valueOf(row.getString(5)),
                new Interval(time(row, 6), time(row, 7)),
                row.getString(8),
                row.getInt(9),
                row.getObject(10, Long.class),
                row.getLong(11),
                row.getBoolean(12),
                row.getBoolean(13),
                row.getBoolean(14),
                row.getBoolean(15),
                row.getObject(16, Integer.class),
                Identity.valueOf(row.getString(17)),
                row.getBoolean(18),
                new PageElsewhere(row.getObject(19, Integer.class), row.getObject(20, Integer.class)),
                row.getString(21),
                row.getString(22));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** The batch turned by ninety degrees: one array a column. */
    private record Columns(Connection connection, PreparedStatement insert, List<AccessObserved> rows) {

        void bind() throws SQLException {
            array(1, "text", AccessObserved::employeeId);
            array(2, "text", one -> one.uuid().toString());
            numbers(3, one -> one.start().toEpochMilli());
            numbers(4, one -> one.end().toEpochMilli());
            array(5, "text", AccessObserved::site);
            array(6, "text", AccessObserved::host);
            array(7, "text", one -> one.role().name());
            array(8, "text", one -> one.kind().name());
            array(9, "text", AccessObserved::method);
            numbers(10, AccessObserved::status);
            array(11, "bigint", AccessObserved::bytesUp);
            numbers(12, AccessObserved::bytesDown);
            array(13, "boolean", AccessObserved::document);
            array(14, "boolean", AccessObserved::embed);
            array(15, "integer", AccessObserved::series);
            array(16, "text", one -> one.identity().name());
            array(17, "text", AccessObserved::source);
            array(18, "text", AccessObserved::catalogue);
            array(19, "boolean", AccessObserved::posting);
            array(20, "boolean", AccessObserved::denied);
            array(21, "boolean", AccessObserved::ambiguous);
            array(22, "integer", AccessObserved::sincePageElsewhereMs);
            array(23, "integer", AccessObserved::sinceEmbeddingPageMs);
        }

        private void array(int index, String type, Function<AccessObserved, ?> column) throws SQLException {
            insert.setArray(
                    index,
                    connection.createArrayOf(type, rows.stream().map(column).toArray()));
        }

        private void numbers(int index, ToLongFunction<AccessObserved> column) throws SQLException {
            insert.setArray(
                    index,
                    connection.createArrayOf(
                            "bigint", rows.stream().mapToLong(column).boxed().toArray()));
        }
    }
}
