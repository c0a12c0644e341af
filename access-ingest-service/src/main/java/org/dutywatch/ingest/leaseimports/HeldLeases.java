package org.dutywatch.ingest.leaseimports;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.leaseimports.SeparateChanges.SeparatedChanges;
import org.dutywatch.ingest.leases.StoredLeases.LeaseKey;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The table of rows that await a second person. */
@ApplicationScoped
class HeldLeases {
    private static final String ADD = """
            insert into held_lease (decision_id, row_number, address, username, start_at, end_at, known_end,
                                    accesses, holders)
            values (:id, :row, :address, :username, :start, :end, :knownEnd, :accesses, :holders)
            """;
    private static final String ROWS = """
            select row_number, address, username, start_at, end_at, known_end, accesses, holders from held_lease
             where decision_id = :id order by row_number
            """;

    /** An awaited change that has all these rows already; the latest, if there are several. */
    private static final String SAME = """
            select decision_id
              from held_lease join decision using (decision_id)
              join unnest(:addresses::text[], :usernames::text[], :starts::timestamptz[], :ends::timestamptz[])
                   as wanted (address, username, start_at, end_at) using (address, username, start_at, end_at)
             where state = 'AWAITED' and decide_by > :now
             group by decision_id, asked_at
            having count(*) = :count
             order by asked_at desc limit 1
            """;

    private static final String COUNTS =
            "select decision_id, count(*) as rows from held_lease where decision_id = any(:ids) group by decision_id";

    private final Database database;

    HeldLeases(Database database) {
        this.database = database;
    }

    /**
     * A held row.
     *
     * @param knownEnd the end of the lease when the row was imported; null if there was no such lease
     * @param accesses how many recorded accesses it would change; null in rows of before
     * @param holders the user names of those who held the address then
     */
    public record HeldLease(
            int rowNumber,
            String address,
            String username,
            Instant startAt,
            Instant endAt,
            @Nullable Instant knownEnd,
            @Nullable Integer accesses,
            List<String> holders) {
        LeaseKey key() {
            return new LeaseKey(address, username, startAt);
        }
    }

    void add(UUID id, SeparatedChanges separated) {
        database.useHandle(handle -> {
            var batch = handle.prepareBatch(ADD);
            separated
                    .held()
                    .forEach(change -> batch.bind("id", id)
                            .bind("row", change.row())
                            .bind("address", change.key().address())
                            .bind("username", change.key().username())
                            .bind("start", change.key().start())
                            .bind("end", change.end())
                            .bindByType("knownEnd", change.knownEnd(), Instant.class)
                            .bind(
                                    "accesses",
                                    requireNonNull(separated.effects().get(change))
                                            .accesses())
                            .bindArray(
                                    "holders",
                                    String.class,
                                    requireNonNull(separated.effects().get(change))
                                            .holders())
                            .add());
            batch.execute();
        });
    }

    List<HeldLease> of(UUID id) {
        return database.withHandle(handle -> handle.createQuery(ROWS)
                .bind("id", id)
                .map(ConstructorMapper.of(HeldLease.class))
                .list());
    }

    /** The id of an awaited change that has all these rows: a journal may be imported again and again. */
    Optional<UUID> awaitedWith(Collection<LeaseChange> changes, Instant now) {
        return database.withHandle(handle -> handle.createQuery(SAME)
                .bindArray(
                        "addresses",
                        String.class,
                        values(changes, change -> change.key().address()))
                .bindArray(
                        "usernames",
                        String.class,
                        values(changes, change -> change.key().username()))
                .bindArray(
                        "starts",
                        Instant.class,
                        values(changes, change -> change.key().start()))
                .bindArray("ends", Instant.class, values(changes, LeaseChange::end))
                .bind("now", now)
                .bind("count", changes.size())
                .mapTo(UUID.class)
                .findOne());
    }

    /** Deletes the rows of changes that were settled before; what was decided, and by whom, stays. */
    void deleteSettledBefore(Instant time) {
        database.useHandle(handle -> handle.createUpdate("""
                        delete from held_lease using decision
                         where held_lease.decision_id = decision.decision_id and settled_at < :time
                        """).bind("time", time).execute());
    }

    /** How many rows each of these changes has. */
    Map<UUID, Long> counts(Collection<UUID> ids) {
        return database.withHandle(handle -> handle.createQuery(COUNTS)
                .bindArray("ids", UUID.class, ids)
                .collectRows(Collectors.toMap(
                        row -> row.getColumn("decision_id", UUID.class), row -> row.getColumn("rows", Long.class))));
    }

    private static <T> List<T> values(Collection<LeaseChange> changes, Function<LeaseChange, T> of) {
        return changes.stream().map(of).toList();
    }
}
