package org.dutywatch.compliance.measuring.evidence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutywatch.compliance.model.evidence.EvidenceHour;
import org.dutywatch.compliance.model.evidence.EvidencePack;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.ObjectArgument;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;

/** The rows of the table {@code evidence}. */
final class EvidenceRows {
    /** The bounds of the hours let PostgreSQL prune the other partitions when it plans. */
    private static final String LOCK = """
            select e.employee_id, e.hour, e.packed, e.senders
              from evidence e
              join unnest(:employeeIds::text[], :hours::timestamptz[]) as key (employee_id, hour)
                on e.employee_id = key.employee_id and e.hour = key.hour
             where e.hour >= :firstHour and e.hour <= :lastHour
             order by e.employee_id, e.hour
               for no key update of e
            """;

    private static final String NEW_ROWS = """
            from unnest(:employeeIds::text[], :hours::timestamptz[], :untils::timestamptz[], :sizes::integer[],
                        :overlong::boolean[], :packs::bytea[], :senders::text[])
                 as new (employee_id, hour, until, observations, overlong, packed, senders)
            """;

    /** If another process has inserted the row, nothing is inserted and the row is not returned. */
    private static final String INSERT = """
            insert into evidence (employee_id, hour, until, observations, overlong, packed, senders)
            select employee_id, hour, until, observations, overlong, packed, senders::integer[]
            """ + NEW_ROWS + """
             order by employee_id collate "C", hour
            on conflict (employee_id, hour) do nothing
            returning employee_id, hour
            """;

    private static final String UPDATE = """
            update evidence e
               set until = new.until, observations = new.observations, overlong = new.overlong, packed = new.packed,
                   senders = new.senders::integer[]
            """ + NEW_ROWS + """
             where e.employee_id = new.employee_id and e.hour = new.hour
               and e.hour >= :firstHour and e.hour <= :lastHour
            """;

    private final Handle handle;

    EvidenceRows(Handle handle) {
        this.handle = handle;
    }

    /** Reads and locks those of the hours that exist. Nobody else can change them until the transaction ends. */
    SortedMap<HourKey, StoredHour> lock(Set<HourKey> keys) {
        return withBounds(withKeys(handle.createQuery(LOCK), keys), keys).reduceRows(new TreeMap<>(), (found, row) -> {
            var key = key(row);
            var accesses = new EvidenceHour(EvidencePack.unpack(key.hour(), row.getColumn("packed", byte[].class)));
            var senders = List.of(row.getColumn("senders", Integer[].class));
            found.put(key, new StoredHour(accesses, new TreeSet<>(senders)));
            return found;
        });
    }

    /** @return the keys that were inserted; the others exist already */
    Set<HourKey> insert(SortedMap<HourKey, StoredHour> hours) {
        return hours.isEmpty()
                ? Set.of()
                : withRows(handle.createQuery(INSERT), hours)
                        .map(EvidenceRows::key)
                        .set();
    }

    void update(SortedMap<HourKey, StoredHour> hours) {
        if (!hours.isEmpty()) {
            withBounds(withRows(handle.createUpdate(UPDATE), hours), hours.keySet())
                    .execute();
        }
    }

    private static <S extends SqlStatement<S>> S withRows(S statement, SortedMap<HourKey, StoredHour> hours) {
        var all = hours.values();
        byte[][] packs = hours.entrySet().stream()
                .map(row -> EvidencePack.pack(
                        row.getKey().hour(), row.getValue().accesses().observations()))
                .toArray(byte[][]::new);
        return withKeys(statement, hours.keySet())
                .bindArray(
                        "untils",
                        Instant.class,
                        values(all, hour -> hour.accesses().latestEnd()))
                .bindArray(
                        "sizes",
                        Integer.class,
                        values(all, hour -> hour.accesses().size()))
                .bindArray(
                        "overlong",
                        Boolean.class,
                        values(all, hour -> hour.accesses().hasLongAccess()))
                .bindArray("senders", String.class, values(all, hour -> array(hour.senders())))
                .bind("packs", ObjectArgument.of(packs));
    }

    /** An array in PostgreSQL's text form, because an array of arrays of different lengths cannot be bound. */
    private static String array(Collection<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static <S extends SqlStatement<S>> S withKeys(S statement, Set<HourKey> keys) {
        return statement
                .bindArray("employeeIds", String.class, values(keys, HourKey::employeeId))
                .bindArray("hours", Instant.class, values(keys, HourKey::hour));
    }

    private static <S extends SqlStatement<S>> S withBounds(S statement, Set<HourKey> keys) {
        var hours = keys.stream().map(HourKey::hour).sorted().toList();
        return statement.bind("firstHour", hours.get(0)).bind("lastHour", hours.get(hours.size() - 1));
    }

    private static HourKey key(RowView row) {
        return new HourKey(row.getColumn("employee_id", String.class), row.getColumn("hour", Instant.class));
    }

    private static <T, V> List<V> values(Collection<T> all, Function<T, V> of) {
        return all.stream().map(of).toList();
    }
}
