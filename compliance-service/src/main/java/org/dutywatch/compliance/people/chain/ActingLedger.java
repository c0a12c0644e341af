package org.dutywatch.compliance.people.chain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.compliance.model.time.FarFuture;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.compliance.people.chain.RecordedActingAssignment.ActingAuthorship;
import org.dutywatch.compliance.people.chain.domain.ActingAssignment;
import org.dutywatch.eventkit.rest.PageToken;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The bitemporal table of acting supervisors. A change ends a version and adds a new one; nothing is overwritten. */
@ApplicationScoped
public class ActingLedger {
    /** Later than every recorded change: reads the current state. */
    public static final Instant LATEST = FarFuture.INSTANT;

    private static final String LOCK = "select pg_advisory_xact_lock(1, 'acting_supervisor'::regclass::oid::int)";

    private static final String IN_WINDOW = """
            select acting_id, supervisor_id, acting_supervisor_id, from_at, to_at, author, recorded_at, reason
              from acting_supervisor
             where from_at < :end and to_at > :start
               and recorded_at <= :asOf and (superseded_at is null or superseded_at > :asOf)
            """;

    private static final String OVERLAPPING = IN_WINDOW + """
               and (:everySupervisor or supervisor_id = any(:supervisorIds))
             order by from_at, acting_id
            """;

    private static final String PAGE = IN_WINDOW + """
               and (from_at, acting_id) > (:afterFrom, :afterId)
             order by from_at, acting_id
             limit :limit
            """;

    private static final String CURRENT =
            "select * from acting_supervisor where acting_id = :actingId and superseded_at is null for update";

    private static final String ADD = """
            insert into acting_supervisor
                (acting_id, supervisor_id, acting_supervisor_id, from_at, to_at, author, recorded_at, reason)
            values (:actingId, :supervisorId, :actingSupervisorId, :start, :end, :author, :at, :reason)
            """;

    private static final String SUPERSEDE = """
            update acting_supervisor set superseded_by = :author, superseded_at = :at, superseded_for = :reason
             where acting_id = any(:actingIds)
            """;

    private final Database database;

    ActingLedger(Database database) {
        this.database = database;
    }

    /** Keeps others from changing acting supervisors until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public void lockForChange() {
        database.useHandle(handle -> handle.execute(LOCK));
    }

    /**
     * The versions that overlap the window, as recorded at {@code asOf}, sorted by start.
     *
     * @param supervisorIds only acting supervisors for these; null means for all
     */
    public List<RecordedActingAssignment> overlappingAsOf(
            @Nullable Collection<String> supervisorIds, Interval window, Instant asOf) {
        return database.withHandle(handle -> inWindow(handle.createQuery(OVERLAPPING), window, asOf)
                .bind("everySupervisor", supervisorIds == null)
                .bindArray("supervisorIds", String.class, supervisorIds == null ? List.of() : supervisorIds)
                .map(ActingLedger::recorded)
                .list());
    }

    /** The acting supervisors that overlap the window, as currently recorded. */
    public List<ActingAssignment> current(Interval window) {
        return overlappingAsOf(null, window, LATEST).stream()
                .map(RecordedActingAssignment::assignment)
                .toList();
    }

    /** One page of the versions that overlap the window, as recorded at {@code asOf}, after the given position. */
    public List<RecordedActingAssignment> page(Interval window, Instant asOf, PageToken after, int limit) {
        return database.withHandle(handle -> inWindow(handle.createQuery(PAGE), window, asOf)
                .bind("afterFrom", after.time())
                .bind("afterId", after.id())
                .bind("limit", limit)
                .map(ActingLedger::recorded)
                .list());
    }

    private static Query inWindow(Query select, Interval window, Instant asOf) {
        return select.bind("start", window.start()).bind("end", window.end()).bind("asOf", asOf);
    }

    /**
     * The current version, locked for update until the transaction ends; empty if it was superseded or never existed.
     */
    public Optional<RecordedActingAssignment> current(UUID actingId) {
        return database.withHandle(handle -> handle.createQuery(CURRENT)
                .bind("actingId", actingId)
                .map(ActingLedger::recorded)
                .findOne());
    }

    public void add(Collection<RecordedActingAssignment> added) {
        if (added.isEmpty()) {
            return;
        }
        database.useHandle(handle -> {
            var insert = handle.prepareBatch(ADD);
            added.forEach(recorded -> insert.bind("actingId", recorded.actingId())
                    .bindMethods(recorded.assignment())
                    .bindMethods(recorded.assignment().span())
                    .bindMethods(recorded.authorship())
                    .add());
            insert.execute();
        });
    }

    public void supersede(Collection<UUID> actingIds, ActingAuthorship by) {
        database.useHandle(handle -> handle.createUpdate(SUPERSEDE)
                .bindArray("actingIds", UUID.class, actingIds)
                .bindMethods(by)
                .execute());
    }

    private static RecordedActingAssignment recorded(RowView row) {
        return new RecordedActingAssignment(
                row.getColumn("acting_id", UUID.class),
                new ActingAssignment(
                        row.getColumn("supervisor_id", String.class),
                        row.getColumn("acting_supervisor_id", String.class),
                        new Interval(row.getColumn("from_at", Instant.class), row.getColumn("to_at", Instant.class))),
                new ActingAuthorship(
                        row.getColumn("author", String.class),
                        row.getColumn("recorded_at", Instant.class),
                        row.getColumn("reason", String.class)));
    }
}
