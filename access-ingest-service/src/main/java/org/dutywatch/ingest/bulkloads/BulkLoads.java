package org.dutywatch.ingest.bulkloads;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dutywatch.eventkit.decisions.DecisionRows;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.result.RowView;

/** The table of bulk loads. */
@ApplicationScoped
class BulkLoads {
    /** A list holds at most this many, the newest. */
    static final int LONGEST_LIST = 500;

    private static final String SELECT = """
            select bulk_load.*, decision.* from bulk_load join decision on decision_id = bulk_load_id where
            """;

    private final Database database;

    BulkLoads(Database database) {
        this.database = database;
    }

    void insert(BulkLoad load) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into bulk_load (bulk_load_id, source, from_at, to_at, reason)
                        values (:id, :source, :from, :to, :reason)
                        """)
                .bind("id", load.decision().id())
                .bind("source", load.source())
                .bind("from", load.fromAt())
                .bind("to", load.toAt())
                .bind("reason", load.reason())
                .execute());
    }

    /** Stores until when lines of an approved bulk load are accepted. */
    void accept(UUID id, Instant validUntil) {
        database.useHandle(
                handle -> handle.createUpdate("update bulk_load set valid_until = :validUntil where bulk_load_id = :id")
                        .bind("id", id)
                        .bind("validUntil", validUntil)
                        .execute());
    }

    Optional<BulkLoad> find(UUID id) {
        return database.withHandle(handle -> handle.createQuery(SELECT + " bulk_load_id = :id")
                .bind("id", id)
                .map(BulkLoads::bulkLoad)
                .findOne());
    }

    /** Those of a source, the newest first. */
    List<BulkLoad> of(String source) {
        return database.withHandle(handle -> handle.createQuery(
                        SELECT + " source = :source order by asked_at desc, bulk_load_id limit :limit")
                .bind("source", source)
                .bind("limit", LONGEST_LIST)
                .map(BulkLoads::bulkLoad)
                .list());
    }

    private static BulkLoad bulkLoad(RowView row) {
        return new BulkLoad(
                row.getColumn("source", String.class),
                row.getColumn("from_at", Instant.class),
                row.getColumn("to_at", Instant.class),
                row.getColumn("reason", String.class),
                DecisionRows.decision(row),
                row.getColumn("valid_until", Instant.class));
    }
}
