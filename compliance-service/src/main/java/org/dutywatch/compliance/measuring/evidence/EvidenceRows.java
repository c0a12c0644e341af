package org.dutywatch.compliance.measuring.evidence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.dutywatch.compliance.model.evidence.EvidenceHour;
import org.dutywatch.compliance.model.evidence.EvidencePack;

/** The rows of the table {@code evidence}, on a given connection. */
final class EvidenceRows {
    /** The bounds of the hours let PostgreSQL prune the other partitions when it plans. */
    private static final String LOCK = """
            select e.employee_id, e.hour, e.packed
              from evidence e
              join unnest(?::text[], ?::timestamptz[]) as key (employee_id, hour)
                on e.employee_id = key.employee_id and e.hour = key.hour
             where e.hour >= ? and e.hour <= ?
             order by e.employee_id, e.hour
               for no key update of e
            """;

    private static final String NEW_ROWS = """
            from unnest(?::text[], ?::timestamptz[], ?::timestamptz[], ?::integer[], ?::boolean[], ?::bytea[])
                 as new (employee_id, hour, until, observations, overlong, packed)
            """;

    /** If another process has inserted the row, nothing is inserted and the row is not returned. */
    private static final String INSERT = """
            insert into evidence (employee_id, hour, until, observations, overlong, packed)
            select employee_id, hour, until, observations, overlong, packed
            """ + NEW_ROWS + """
             order by employee_id collate "C", hour
            on conflict (employee_id, hour) do nothing
            returning employee_id, hour
            """;

    private static final String UPDATE = """
            update evidence e
               set until = new.until, observations = new.observations, overlong = new.overlong, packed = new.packed
            """ + NEW_ROWS + """
             where e.employee_id = new.employee_id and e.hour = new.hour
               and e.hour >= ? and e.hour <= ?
            """;

    private final Connection connection;

    EvidenceRows(Connection connection) {
        this.connection = connection;
    }

    /** Reads and locks those of the hours that exist. Nobody else can change them until the transaction ends. */
    SortedMap<HourKey, EvidenceHour> lock(Collection<HourKey> keys) throws SQLException {
        List<HourKey> all = List.copyOf(keys);
        try (var select = connection.prepareStatement(LOCK)) {
            select.setArray(1, texts(all, HourKey::employeeId));
            select.setArray(2, times(all, HourKey::hour));
            bindBounds(select, 3, all);
            try (var rows = select.executeQuery()) {
                SortedMap<HourKey, EvidenceHour> found = new TreeMap<>();
                while (rows.next()) {
                    HourKey key = key(rows);
                    found.put(key, new EvidenceHour(EvidencePack.unpack(key.hour(), rows.getBytes(3))));
                }
                return found;
            }
        }
    }

    /** @return the keys that were inserted; the others exist already */
    Set<HourKey> insert(SortedMap<HourKey, EvidenceHour> hours) throws SQLException {
        if (hours.isEmpty()) {
            return Set.of();
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            bind(insert, hours);
            try (var rows = insert.executeQuery()) {
                Set<HourKey> inserted = new HashSet<>();
                while (rows.next()) {
                    inserted.add(key(rows));
                }
                return inserted;
            }
        }
    }

    void update(SortedMap<HourKey, EvidenceHour> hours) throws SQLException {
        if (hours.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement(UPDATE)) {
            bind(update, hours);
            bindBounds(update, 7, hours.keySet());
            update.executeUpdate();
        }
    }

    private void bind(PreparedStatement statement, SortedMap<HourKey, EvidenceHour> hours) throws SQLException {
        List<Map.Entry<HourKey, EvidenceHour>> rows = List.copyOf(hours.entrySet());
        statement.setArray(1, texts(rows, row -> row.getKey().employeeId()));
        statement.setArray(2, times(rows, row -> row.getKey().hour()));
        statement.setArray(3, times(rows, row -> row.getValue().latestEnd()));
        statement.setArray(4, array("integer", rows, row -> row.getValue().size()));
        statement.setArray(5, array("boolean", rows, row -> row.getValue().hasLongAccess()));
        byte[][] packs = rows.stream()
                .map(row ->
                        EvidencePack.pack(row.getKey().hour(), row.getValue().observations()))
                .toArray(byte[][]::new);
        statement.setArray(6, connection.createArrayOf("bytea", packs));
    }

    private static void bindBounds(PreparedStatement statement, int first, Collection<HourKey> keys)
            throws SQLException {
        var hours = keys.stream().map(HourKey::hour).sorted().toList();
        statement.setObject(first, hours.get(0).atOffset(ZoneOffset.UTC));
        statement.setObject(first + 1, hours.get(hours.size() - 1).atOffset(ZoneOffset.UTC));
    }

    private static HourKey key(ResultSet row) throws SQLException {
        return new HourKey(
                row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
    }

    private <T> Array texts(Collection<T> all, Function<T, String> of) throws SQLException {
        return array("text", all, of);
    }

    /** As ISO text: the driver would write a Timestamp as local time, which is ambiguous for one hour a year. */
    private <T> Array times(Collection<T> all, Function<T, Instant> of) throws SQLException {
        return array("timestamptz", all, one -> of.apply(one).toString());
    }

    private <T> Array array(String type, Collection<T> all, Function<T, ?> of) throws SQLException {
        return connection.createArrayOf(type, all.stream().map(of).toArray());
    }
}
