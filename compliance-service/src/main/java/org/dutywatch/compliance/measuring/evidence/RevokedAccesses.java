package org.dutywatch.compliance.measuring.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dutywatch.compliance.measuring.evidence.AffectedTimes.ChangedAccess;
import org.dutywatch.compliance.model.attention.AccessObservation;
import org.dutywatch.compliance.model.attention.Identity;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * Which accesses do not count for an employee, because a corrected lease says that another person, or nobody known,
 * held the address (table {@code revoked_access}). Of each access and employee only the event with the highest revision
 * is kept, so that neither order nor repetition matters.
 */
@ApplicationScoped
class RevokedAccesses {
    private static final String STORE = """
            insert into revoked_access (employee_id, observation_id, start_at, revision, revoked, received_at)
            select employee_id, observation_id, start_at, revision, revoked, :now
              from unnest(:employeeIds::text[], :observationIds::text[], :starts::timestamptz[], :revisions::bigint[],
                          :revoked::boolean[]) as new (employee_id, observation_id, start_at, revision, revoked)
            on conflict (employee_id, observation_id) do update
               set revision = excluded.revision, revoked = excluded.revoked, received_at = excluded.received_at
             where revoked_access.revision < excluded.revision
            returning employee_id, observation_id
            """;

    private static final String FIND = """
            select employee_id, observation_id from revoked_access
             where revoked and employee_id = any(:employeeIds) and start_at >= :from and start_at <= :to
            """;

    private static final String FIND_DECIDED = """
            select employee_id, observation_id from revoked_access
              join unnest(:employeeIds::text[], :observationIds::text[]) as one (employee_id, observation_id)
             using (employee_id, observation_id)
            """;

    /** The evidence of the day is dropped, so there is nothing left to revoke. */
    private static final String DELETE_OLD = """
            delete from revoked_access
             where start_at < :before and received_at < :before
               and to_regclass('evidence_' || to_char(start_at at time zone 'UTC', 'YYYYMMDD')) is null
            """;

    private final Database database;
    private final Clock clock;

    RevokedAccesses(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Identifies an access of an employee. Public, because Jdbi creates it. */
    public record RevokedKey(String employeeId, String observationId) {
        static final Comparator<RevokedKey> ORDER =
                Comparator.comparing(RevokedKey::employeeId).thenComparing(RevokedKey::observationId);

        static RevokedKey of(AccessRevoked event) {
            return new RevokedKey(event.employeeId(), event.observationId());
        }

        static RevokedKey of(AccessObserved observed) {
            return new RevokedKey(observed.employeeId(), observed.observationId());
        }
    }

    /**
     * Stores the events. Rows are written in the order of their keys, so that two writers cannot deadlock.
     *
     * @return the accesses of which no event with such a revision was known
     */
    List<ChangedAccess> store(Collection<AccessRevoked> events) {
        TreeMap<RevokedKey, AccessRevoked> newest = new TreeMap<>(RevokedKey.ORDER);
        events.forEach(event -> newest.merge(
                RevokedKey.of(event), event, (one, other) -> one.revision() < other.revision() ? other : one));
        var rows = newest.values();
        return database
                .withHandle(handle -> handle.createQuery(STORE)
                        .bind("now", clock.instant())
                        .bindArray("employeeIds", String.class, values(rows, AccessRevoked::employeeId))
                        .bindArray("observationIds", String.class, values(rows, AccessRevoked::observationId))
                        .bindArray("starts", Instant.class, values(rows, AccessRevoked::start))
                        .bindArray("revisions", Long.class, values(rows, AccessRevoked::revision))
                        .bindArray("revoked", Boolean.class, values(rows, AccessRevoked::revoked))
                        .map(ConstructorMapper.of(RevokedKey.class))
                        .list())
                .stream()
                .flatMap(key -> Stream.ofNullable(newest.get(key)))
                .map(event -> new ChangedAccess(event.employeeId(), new Interval(event.start(), event.end())))
                .toList();
    }

    /** Which of these accesses a corrected lease has revoked, or given to the employee. */
    Set<RevokedKey> findDecided(Collection<AccessObserved> observations) {
        List<AccessObserved> byLease = observations.stream()
                .filter(observed -> observed.identity() == Identity.LEASE)
                .toList();
        if (byLease.isEmpty()) {
            return Set.of();
        }
        return database.withHandle(handle -> new HashSet<>(handle.createQuery(FIND_DECIDED)
                .bindArray("employeeIds", String.class, values(byLease, AccessObserved::employeeId))
                .bindArray("observationIds", String.class, values(byLease, AccessObserved::observationId))
                .map(ConstructorMapper.of(RevokedKey.class))
                .list()));
    }

    private static <E, T> List<T> values(Collection<E> events, Function<E, T> of) {
        return events.stream().map(of).toList();
    }

    /** What is revoked of the accesses of these employees that start in {@code time}, its end included. */
    Revocations find(Collection<String> employeeIds, Interval time) {
        return database.withHandle(handle -> new Revocations(new HashSet<>(handle.createQuery(FIND)
                .bindArray("employeeIds", String.class, Set.copyOf(employeeIds))
                .bind("from", time.start())
                .bind("to", time.end())
                .map(ConstructorMapper.of(RevokedKey.class))
                .list())));
    }

    /** Deletes what was received before {@code before} about accesses whose evidence is dropped. */
    void deleteOld(OffsetDateTime before) {
        database.useHandle(
                handle -> handle.createUpdate(DELETE_OLD).bind("before", before).execute());
    }

    /** The revoked accesses of some employees in some time. */
    record Revocations(Set<RevokedKey> revoked) {
        /**
         * Whether the access counts for the employee. Only an attribution by lease can be revoked: an access that a
         * line also shows under the employee's own user name stays his.
         */
        boolean counts(String employeeId, AccessObservation access) {
            return access.identity() != Identity.LEASE || !revoked.contains(new RevokedKey(employeeId, access.id()));
        }
    }
}
