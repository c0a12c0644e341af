package org.dutywatch.ingest.bulkloads;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.ingest.bulkloads.BulkLoad.State;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table of bulk loads. */
@ApplicationScoped
class BulkLoads {
    /** A list holds at most this many, the newest. */
    static final int LONGEST_LIST = 500;

    private static final String COLUMNS = "bulk_load_id, source, from_at, to_at, reason, asked_by, asked_at, decide_by,"
            + " state, decided_by, decided_at, valid_until";

    private final Database database;

    BulkLoads(Database database) {
        this.database = database;
    }

    void insert(BulkLoad load) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into bulk_load
                               (bulk_load_id, source, from_at, to_at, reason, asked_by, asked_at, decide_by, state)
                        values (:bulkLoadId, :source, :fromAt, :toAt, :reason, :askedBy, :askedAt, :decideBy, :state)
                        """).bindMethods(load).execute());
    }

    /** Stores the decision on a bulk load that {@link #lock} has locked. */
    void update(UUID id, State state, String decidedBy, Instant decidedAt, Optional<Instant> validUntil) {
        database.useHandle(handle -> handle.createUpdate("""
                        update bulk_load
                           set state = :state, decided_by = :by, decided_at = :at, valid_until = :validUntil
                         where bulk_load_id = :id
                        """)
                .bind("id", id)
                .bind("state", state)
                .bind("by", decidedBy)
                .bind("at", decidedAt)
                .bindByType("validUntil", validUntil.orElse(null), Instant.class)
                .execute());
    }

    /** Locks a bulk load of a source until the end of the transaction, so that it is decided once. */
    Optional<BulkLoad> lock(String source, UUID id) {
        return database.withHandle(handle -> handle.createQuery("select " + COLUMNS
                        + " from bulk_load where source = :source and bulk_load_id = :id for update")
                .bind("source", source)
                .bind("id", id)
                .map(ConstructorMapper.of(BulkLoad.class))
                .findOne());
    }

    /** Those of a source, the newest first. */
    List<BulkLoad> of(String source) {
        return database.withHandle(handle -> handle.createQuery("select " + COLUMNS
                        + " from bulk_load where source = :source order by asked_at desc, bulk_load_id limit :limit")
                .bind("source", source)
                .bind("limit", LONGEST_LIST)
                .map(ConstructorMapper.of(BulkLoad.class))
                .list());
    }
}
