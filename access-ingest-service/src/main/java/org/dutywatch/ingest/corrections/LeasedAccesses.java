package org.dutywatch.ingest.corrections;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.dutywatch.ingest.attribution.domain.Identification;
import org.dutywatch.ingest.browsing.domain.SinceUnmonitoredPage;
import org.dutywatch.ingest.leases.LeasesChanged.TouchedTime;
import org.dutywatch.ingest.observations.StoredAccessJson;
import org.dutywatch.ingest.reading.domain.AccessObservation;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code leased_access}. All methods run in the caller's transaction, which must hold a lock on the leases: so
 * leases and accesses never change at the same time, and writers cannot deadlock.
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
                   ambiguous = known.ambiguous or excluded.ambiguous,
                   since_page_ms = least(known.since_page_ms, excluded.since_page_ms),
                   since_embedding_page_ms = least(known.since_embedding_page_ms, excluded.since_embedding_page_ms)
             where excluded.due or not known.employees @> excluded.employees
                or (excluded.ambiguous and not known.ambiguous)
                or least(known.since_page_ms, excluded.since_page_ms) is distinct from known.since_page_ms
                or least(known.since_embedding_page_ms, excluded.since_embedding_page_ms)
                   is distinct from known.since_embedding_page_ms
            """;

    private static final String SHORTEN = """
            update leased_access
               set since_page_ms = least(since_page_ms, :page),
                   since_embedding_page_ms = least(since_embedding_page_ms, :embeddingPage)
             where observation_id = :id
            """;

    private static final String MARK_DUE = """
            update leased_access set due = true
             where address = :address and started_at < :to and ended_at >= :from
            """;

    private static final String LOCK_DUE = """
            select observation_id, address, employees, revoked, ambiguous, access, since_page_ms as page_ms,
                   since_embedding_page_ms as embedding_page_ms
              from leased_access where due order by started_at limit :limit for update skip locked
            """;

    private static final String UPDATE = """
            update leased_access set employees = :employees, revoked = :revoked, ambiguous = :ambiguous, due = false
             where observation_id = :id
            """;

    private static final String DELETE_OF_LEASE = """
            delete from leased_access where address = :address and started_at >= :from and started_at < :to
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
     * @param access as JSON
     */
    public record LeasedRow(
            String observationId,
            String address,
            List<String> employees,
            List<String> revoked,
            boolean ambiguous,
            String access,
            @Nullable Integer pageMs,
            @Nullable Integer embeddingPageMs) {}

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
                        .bindByType("page", observation.sincePageElsewhereMs(), Integer.class)
                        .bindByType("embeddingPage", observation.sinceEmbeddingPageMs(), Integer.class)
                        .add());
        batch.execute();
    }

    /** Marks the accesses near these times, so that they are attributed again. */
    void markDue(Handle handle, Collection<TouchedTime> times) {
        var batch = handle.prepareBatch(MARK_DUE);
        times.forEach(time -> batch.bind("address", time.address())
                .bind("from", time.from().minus(Identification.LEASE_TOLERANCE))
                .bind("to", time.to().plus(Identification.LEASE_TOLERANCE))
                .add());
        batch.execute();
    }

    boolean anyDue(Handle handle) {
        return handle.createQuery("select exists (select from leased_access where due)")
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
                .bind("ambiguous", one.row().ambiguous() || one.ambiguous())
                .add());
        batch.execute();
    }

    /** That many rising revisions, which no other transaction gets. */
    List<Long> nextRevisions(Handle handle, int count) {
        return handle.createQuery("select nextval('revocation_revision') from generate_series(1, :count)")
                .bind("count", count)
                .mapTo(Long.class)
                .list();
    }

    /** Deletes the accesses by a lease that was deleted: without it, a later correction could only take them back. */
    void deleteOf(Handle handle, Collection<TouchedTime> leases) {
        var batch = handle.prepareBatch(DELETE_OF_LEASE);
        leases.forEach(lease -> batch.bind("address", lease.address())
                .bind("from", lease.from())
                .bind("to", lease.to())
                .add());
        batch.execute();
    }

    void deleteOlderThan(Handle handle, Instant oldest) {
        handle.createUpdate("delete from leased_access where recorded_at < :oldest")
                .bind("oldest", oldest)
                .execute();
    }
}
