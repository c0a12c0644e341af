package org.dutywatch.ingest.parking;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dutywatch.ingest.attribution.domain.IdentificationOutcome.PendingIdentity;
import org.dutywatch.ingest.attribution.domain.IdentityMethod;
import org.dutywatch.ingest.observations.StoredAccessJson;
import org.dutywatch.ingest.reading.domain.UnattributedAccess;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * Accesses to monitored sites whose employee is not known yet. Each waits until its user name belongs to an employee,
 * or until a lease says who held its address. All methods run in the caller's transaction.
 */
@ApplicationScoped
public class ParkedAccesses {
    private static final String PARK = """
            insert into parked_access (observation_id, username, address, started_at, access, parked_at)
            values (:observationId, :username, :address, :startedAt, :access, :now)
            on conflict (observation_id) do nothing
            """;

    /** Lists the distinct names with one index look-up each: there may be many accesses, but there are few names. */
    private static final String USER_NAMES = """
            with recursive names as (
                select min(username) as name from parked_access
                union all
                select (select min(username) from parked_access where username > name) from names where name is not null
            )
            select name from names where name is not null
            """;

    private static final String LOCK_UNTRIED_OF = """
            select username as name, access from parked_access
             where username = :username and tried_version < :version
             order by started_at nulls first limit :limit
            for update skip locked
            """;

    /**
     * Sets the tried version of all accesses whose address no user held at their start. Most of them come from shared
     * terminals, and so their JSON is never read.
     */
    private static final String SKIP_WITHOUT_LEASE = """
            update parked_access set tried_version = :version, candidates = null
            where address is not null and tried_version < :version and not exists (
                select from lease
                where lease.address = parked_access.address and lease.username <> ''
                  and lease.start_at <= parked_access.started_at and lease.end_at > parked_access.started_at)
              and not exists (
                select from fed_lease
                where fed_lease.address = parked_access.address
                  and fed_lease.start_at <= parked_access.started_at and fed_lease.end_at > parked_access.started_at)
            """;

    private static final String LOCK_UNTRIED_ADDRESSES = """
            select address as name, access from parked_access where address is not null and tried_version < :version
             order by started_at nulls first limit :limit
            for update skip locked
            """;

    private static final String RECORD_TRIED = """
            update parked_access set tried_version = :version, source = :source, candidates = :candidates
             where observation_id = any(:ids)
            """;

    private static final String CLEAR_CANDIDATES = """
            update parked_access set tried_version = :version, candidates = null
             where candidates is not null and tried_version < :version and username = any(:names)
            """;

    /** Counts by candidates first, of which there are few, so that no list of all accesses is needed. */
    private static final String AMBIGUOUS = """
            with by_candidates as (
                select source, candidates, count(*) as accesses, min(parked_at) as since
                  from parked_access
                 where candidates is not null and parked_at <= :parkedUntil
                 group by source, candidates
            )
            select source, sum(accesses) as accesses, date_trunc('milliseconds', min(since)) as since,
                   array(select distinct candidate from by_candidates as same, unnest(same.candidates) as candidate
                          where same.source = by_candidates.source order by candidate) as employee_ids
              from by_candidates
             group by source
            """;

    private static final String COUNT = """
            insert into line_count (source, outcome, reason, lines)
            values (:source, 'attributed_later', :reason, :lines)
            on conflict (source, outcome, reason) do update set lines = line_count.lines + excluded.lines
            """;

    private final StoredAccessJson json;

    ParkedAccesses(StoredAccessJson json) {
        this.json = json;
    }

    /** One access, and the user name or address by which it may be attributed later. */
    public record ParkedAccess(PendingIdentity pendingIdentity, UnattributedAccess access) {}

    /**
     * What parked accesses wait for.
     *
     * @param userNames the user names
     * @param hasAddresses whether any access waits for a lease of its address
     */
    record PendingIdentities(List<String> userNames, boolean hasAddresses) {}

    /**
     * One row of the table.
     *
     * @param name the user name or the address
     * @param access as JSON
     */
    public record ParkedRow(String name, String access) {}

    /**
     * The result of trying to attribute one access.
     *
     * @param candidates the ids of the employees whose access it may be, if several have its user name; otherwise empty
     */
    record Tried(ParkedAccess parked, Set<String> candidates) {
        private String source() {
            return parked.access().source();
        }
    }

    /**
     * The accesses of one source that wait because several employees have their user name.
     *
     * @param since when the first of them was read
     * @param employeeIds all employees whose accesses they may be, sorted
     */
    public record AmbiguousAccesses(String source, long accesses, Instant since, List<String> employeeIds) {}

    /** Parks the accesses. One that is parked already stays as it is. */
    public void park(Handle handle, List<ParkedAccess> accesses, Instant now) {
        var batch = handle.prepareBatch(PARK);
        for (var parked : accesses) {
            boolean user = parked.pendingIdentity().identityMethod() == IdentityMethod.USERNAME;
            String name = parked.pendingIdentity().name();
            batch.bind("observationId", parked.access().observationId())
                    .bind("username", user ? name : null)
                    .bind("address", user ? null : name)
                    .bindByType("startedAt", parked.access().start(), Instant.class)
                    .bind("access", json.write(parked.access()))
                    .bind("now", now)
                    .add();
        }
        batch.execute();
    }

    boolean isParked(Handle handle, String observationId) {
        return handle.createQuery("select exists (select from parked_access where observation_id = :id)")
                .bind("id", observationId)
                .mapTo(Boolean.class)
                .one();
    }

    PendingIdentities pendingIdentities(Handle handle) {
        List<String> userNames =
                handle.createQuery(USER_NAMES).mapTo(String.class).list();
        boolean hasAddresses = handle.createQuery("select exists (select from parked_access where address is not null)")
                .mapTo(Boolean.class)
                .one();
        return new PendingIdentities(userNames, hasAddresses);
    }

    /**
     * Locks up to {@code limit} accesses of the user name that were not tried with this version, the earliest first;
     * skips rows that are locked already.
     */
    List<ParkedAccess> lockUntriedOf(Handle handle, String username, long version, int limit) {
        return read(
                handle.createQuery(LOCK_UNTRIED_OF)
                        .bind("username", username)
                        .bind("version", version)
                        .bind("limit", limit),
                IdentityMethod.USERNAME);
    }

    /** Records that no employee has these user names any more. */
    void clearCandidates(Handle handle, List<String> userNames, long version) {
        handle.createUpdate(CLEAR_CANDIDATES)
                .bind("version", version)
                .bindArray("names", String.class, userNames)
                .execute();
    }

    /** Skips the accesses whose address no user held at their start, until employees or leases change. */
    void skipWithoutLease(Handle handle, long version) {
        handle.createUpdate(SKIP_WITHOUT_LEASE).bind("version", version).execute();
    }

    /**
     * Locks up to {@code limit} accesses that wait for a lease and were not tried with this version, the earliest
     * first; skips rows that are locked already.
     */
    List<ParkedAccess> lockUntriedAddresses(Handle handle, long version, int limit) {
        return read(
                handle.createQuery(LOCK_UNTRIED_ADDRESSES)
                        .bind("version", version)
                        .bind("limit", limit),
                IdentityMethod.LEASE);
    }

    /** Records that these accesses were tried with this version of employees, leases and sources. */
    void recordTried(Handle handle, List<Tried> tried, long version) {
        var batch = handle.prepareBatch(RECORD_TRIED);
        tried.stream()
                .collect(groupingBy(Tried::source, groupingBy(Tried::candidates)))
                .forEach((source, byCandidates) ->
                        byCandidates.forEach((candidates, same) -> batch.bind("version", version)
                                .bind("source", source)
                                .bindArray("candidates", String.class, candidates.isEmpty() ? null : candidates)
                                .bindArray(
                                        "ids",
                                        String.class,
                                        ids(same.stream().map(Tried::parked).toList()))
                                .add()));
        batch.execute();
    }

    /** The accesses that wait, since this time or longer, because several employees have their user name, by source. */
    public List<AmbiguousAccesses> ambiguous(Handle handle, Instant parkedUntil) {
        return handle.createQuery(AMBIGUOUS)
                .bind("parkedUntil", parkedUntil)
                .map(ConstructorMapper.of(AmbiguousAccesses.class))
                .list();
    }

    void delete(Handle handle, List<ParkedAccess> accesses) {
        handle.createUpdate("delete from parked_access where observation_id = any(:ids)")
                .bindArray("ids", String.class, ids(accesses))
                .execute();
    }

    /** Counts the released accesses by source, and by whether they waited for a user name or a lease. */
    void count(Handle handle, List<ParkedAccess> released) {
        Map<String, Map<String, Long>> bySource = new TreeMap<>();
        for (var parked : released) {
            String reason = parked.pendingIdentity().identityMethod() == IdentityMethod.LEASE
                    ? "lease_known_now"
                    : "user_known_now";
            bySource.computeIfAbsent(parked.access().source(), source -> new TreeMap<>())
                    .merge(reason, 1L, Long::sum);
        }
        var batch = handle.prepareBatch(COUNT);
        bySource.forEach((source, reasons) -> reasons.forEach((reason, lines) -> batch.bind("source", source)
                .bind("reason", reason)
                .bind("lines", lines)
                .add()));
        batch.execute();
    }

    int deleteOlderThan(Handle handle, Instant oldest) {
        return handle.createUpdate("delete from parked_access where parked_at < :oldest")
                .bind("oldest", oldest)
                .execute();
    }

    private static List<String> ids(List<ParkedAccess> accesses) {
        return accesses.stream().map(parked -> parked.access().observationId()).toList();
    }

    private List<ParkedAccess> read(Query query, IdentityMethod identityMethod) {
        return query.map(ConstructorMapper.of(ParkedRow.class))
                .map(row -> new ParkedAccess(new PendingIdentity(identityMethod, row.name()), json.read(row.access())))
                .list();
    }
}
