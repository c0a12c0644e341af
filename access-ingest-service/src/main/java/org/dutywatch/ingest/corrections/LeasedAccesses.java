package org.dutywatch.ingest.corrections;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.browsing.domain.SinceUnmonitoredPage;
import org.dutywatch.ingest.leases.AffectedInterval;
import org.dutywatch.ingest.observations.StoredAccessJson;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code leased_access}. All methods run in the caller's transaction. Whoever changes rows holds a lock on
 * the leases before: an import and the expiry of leases exclusively, the others shared ({@code
 * LeaseReplica.lockShared}). So leases and accesses never change at the same time. Those who share the lock write rows
 * in the order of their ids, or skip locked ones, so that they cannot deadlock.
 */
@ApplicationScoped
class LeasedAccesses {
    /** {@code least} ignores null. */
    private static final String RECORD = """
            insert into leased_access as known (observation_id, address, started_at, ended_at, employees, ambiguous, access,
                                                since_page_ms, since_embedding_page_ms, due, recorded_at)
            values (:id, :address, :start, :end, array[:employee], :ambiguous, :access, :page, :embeddingPage, :due, :now)
            on conflict (observation_id) do update
               set employees = case when known.employees @> excluded.employees then known.employees
                                    else known.employees || excluded.employees end,
                   due = known.due or excluded.due or not known.employees @> excluded.employees,
                   ambiguous = excluded.ambiguous or (known.ambiguous and known.employees @> excluded.employees),
                   since_page_ms = least(known.since_page_ms, excluded.since_page_ms),
                   since_embedding_page_ms = least(known.since_embedding_page_ms, excluded.since_embedding_page_ms)
             where excluded.due or not known.employees @> excluded.employees
                or (excluded.ambiguous and not known.ambiguous)
                or least(known.since_page_ms, excluded.since_page_ms) is distinct from known.since_page_ms
                or least(known.since_embedding_page_ms, excluded.since_embedding_page_ms)
                   is distinct from known.since_embedding_page_ms
            """;

    /**
     * If the access is another employee's meanwhile, it is attributed again: his observation has the longer intervals.
     */
    private static final String SHORTEN = """
            update leased_access
               set employees = case when employees @> array[:employee]::text[] then employees
                                    else employees || array[:employee]::text[] end,
                   due = due or not employees @> array[:employee]::text[],
                   since_page_ms = least(since_page_ms, :page),
                   since_embedding_page_ms = least(since_embedding_page_ms, :embeddingPage)
             where observation_id = :id
            """;

    private static final String MARK_DUE = """
            update leased_access
               set due = true, importers = importers || array[:importer]::text[]
              from unnest(:addresses::text[], :from::timestamptz[], :to::timestamptz[])
                   as affected (affected_address, from_at, to_at)
             where address = affected_address and started_at < to_at and ended_at >= from_at
               and not (due and importers @> array[:importer]::text[])
            """;

    private static final String NEAR = """
            select observation_id, address, employees, revoked, ambiguous, importers, access, since_page_ms as page_ms,
                   since_embedding_page_ms as embedding_page_ms, due
              from leased_access
             where exists (select from unnest(:addresses::text[], :from::timestamptz[], :to::timestamptz[])
                           as affected (affected_address, from_at, to_at)
                    where address = affected_address and started_at < to_at and ended_at >= from_at)
             limit :limit
            """;

    private static final String LOCK_DUE = """
            select observation_id, address, employees, revoked, ambiguous, importers, access, since_page_ms as page_ms,
                   since_embedding_page_ms as embedding_page_ms
              from leased_access where due and last_error is null order by started_at limit :limit for update skip locked
            """;

    private static final String UPDATE = """
            update leased_access
               set employees = :employees, revoked = :revoked, ambiguous = :ambiguous, due = false, importers = '{}'
             where observation_id = :id
            """;

    private static final String DELETE_OF_LEASE = """
            delete from leased_access where address = :address and started_at >= :from and started_at < :to
            """;

    /** A row that is locked is deleted the next time. */
    private static final String DELETE_OLD = """
            delete from leased_access where observation_id = any(array(
                select observation_id from leased_access where recorded_at < :oldest limit :limit
                   for update skip locked))
            """;

    private final StoredAccessJson json;

    LeasedAccesses(StoredAccessJson json) {
        this.json = json;
    }

    /**
     * One row.
     *
     * @param employees for whom it may be published and is not revoked
     * @param revoked from whom it was taken back
     * @param ambiguous whether it was published as perhaps another person's
     * @param importers who imported the leases because of which it is due; empty if another reason made it due
     * @param access as JSON
     */
    public record LeasedRow(
            String observationId,
            String address,
            List<String> employees,
            List<String> revoked,
            boolean ambiguous,
            List<String> importers,
            String access,
            @Nullable Integer pageMs,
            @Nullable Integer embeddingPageMs) {}

    /** A row, and whether it is to be attributed again. */
    record NearRow(LeasedRow row, boolean due) {}

    /** @param due whether they are to be attributed again */
    void record(Handle handle, Collection<LeasedAccess> accesses, boolean due, Instant now) {
        var batch = handle.prepareBatch(RECORD);
        accesses.stream()
                .sorted(Comparator.comparing(one -> one.observation().observationId()))
                .forEach(one -> {
                    AccessObservation observation = one.observation();
                    batch.bind("id", observation.observationId())
                            .bind("address", one.address())
                            .bind("start", observation.start())
                            .bind("end", observation.end())
                            .bind("employee", observation.employeeId())
                            .bind("ambiguous", observation.ambiguous())
                            .bind("access", json.write(observation.withoutEmployee()))
                            .bindByType("page", observation.sincePageElsewhereMs(), Integer.class)
                            .bindByType("embeddingPage", observation.sinceEmbeddingPageMs(), Integer.class)
                            .bind("due", due)
                            .bind("now", now)
                            .add();
                });
        batch.execute();
    }

    void shorten(Handle handle, Collection<AccessObservation> observations) {
        var batch = handle.prepareBatch(SHORTEN);
        observations.stream()
                .sorted(Comparator.comparing(AccessObservation::observationId))
                .forEach(observation -> batch.bind("id", observation.observationId())
                        .bind("employee", observation.employeeId())
                        .bindByType("page", observation.sincePageElsewhereMs(), Integer.class)
                        .bindByType("embeddingPage", observation.sinceEmbeddingPageMs(), Integer.class)
                        .add());
        batch.execute();
    }

    /** Marks the accesses near these times, so that they are attributed again. */
    void markDue(Handle handle, Collection<AffectedInterval> times, String importer) {
        bindNear(handle.createUpdate(MARK_DUE), times)
                .bind("importer", importer)
                .execute();
    }

    /** The accesses that {@link #markDue} would mark, at most so many. */
    List<NearRow> near(Handle handle, Collection<AffectedInterval> times, int limit) {
        var mapper = ConstructorMapper.of(LeasedRow.class);
        return bindNear(handle.createQuery(NEAR), times)
                .bind("limit", limit)
                .registerRowMapper(LeasedRow.class, mapper)
                .map(row -> new NearRow(row.getRow(LeasedRow.class), row.getColumn("due", Boolean.class)))
                .list();
    }

    private static <S extends SqlStatement<S>> S bindNear(S statement, Collection<AffectedInterval> times) {
        List<AffectedInterval> near = AffectedInterval.merge(times.stream()
                .map(time -> new AffectedInterval(
                        time.address(),
                        time.from().minus(Identification.LEASE_TOLERANCE),
                        time.to().plus(Identification.LEASE_TOLERANCE)))
                .toList());
        return statement
                .bindArray("addresses", String.class, values(near, AffectedInterval::address))
                .bindArray("from", Instant.class, values(near, AffectedInterval::from))
                .bindArray("to", Instant.class, values(near, AffectedInterval::to));
    }

    private static <T> List<T> values(List<AffectedInterval> intervals, Function<AffectedInterval, T> of) {
        return intervals.stream().map(of).toList();
    }

    boolean anyDue(Handle handle) {
        return handle.createQuery("select exists (select from leased_access where due and last_error is null)")
                .mapTo(Boolean.class)
                .one();
    }

    /** Locks up to {@code limit} accesses that are due, the earliest first; skips rows that are locked already. */
    List<LeasedRow> lockDue(Handle handle, int limit) {
        return handle.createQuery(LOCK_DUE)
                .bind("limit", limit)
                .map(ConstructorMapper.of(LeasedRow.class))
                .list();
    }

    /** The access of a row, with the shortest intervals that were published. */
    UnattributedAccess access(LeasedRow row) {
        return json.read(row.access())
                .withShorterIntervals(new SinceUnmonitoredPage(row.pageMs(), row.embeddingPageMs()));
    }

    /** Stores to whom the accesses belong now; they are no longer due. */
    void update(Handle handle, List<CorrectedAttribution> corrected) {
        var batch = handle.prepareBatch(UPDATE);
        corrected.forEach(one -> batch.bind("id", one.row().observationId())
                .bindArray("employees", String.class, one.employees())
                .bindArray("revoked", String.class, one.revokedAfterwards())
                .bind("ambiguous", one.publishedAsAmbiguous())
                .add());
        batch.execute();
    }

    /** Sets an access aside that cannot be attributed again; it stays as it is until it is replayed. */
    void quarantine(Handle handle, LeasedRow row, String error) {
        handle.createUpdate("update leased_access set last_error = :error where observation_id = :id")
                .bind("error", error)
                .bind("id", row.observationId())
                .execute();
    }

    /** That many rising revisions, which no other transaction gets. */
    List<Long> nextRevisions(Handle handle, int count) {
        return handle.createQuery("select nextval('revocation_revision') from generate_series(1, :count)")
                .bind("count", count)
                .mapTo(Long.class)
                .list();
    }

    /** Deletes the accesses by a lease that was deleted: without it, a later correction could only take them back. */
    void deleteOf(Handle handle, Collection<AffectedInterval> leases) {
        var batch = handle.prepareBatch(DELETE_OF_LEASE);
        leases.forEach(lease -> batch.bind("address", lease.address())
                .bind("from", lease.from())
                .bind("to", lease.to())
                .add());
        batch.execute();
    }

    /** Deletes up to {@code limit} accesses that were recorded before {@code oldest}; returns how many. */
    int deleteOlderThan(Handle handle, Instant oldest, int limit) {
        return handle.createUpdate(DELETE_OLD)
                .bind("oldest", oldest)
                .bind("limit", limit)
                .execute();
    }
}
