package org.dutywatch.notification.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.Handle;

/** Stores legal holds, and which findings compliance-service keeps no more. */
@ApplicationScoped
public class StoreRetention {
    /** A hold that was lifted stays lifted, whatever is delivered again. */
    private static final String STORE_HOLD = """
            insert into legal_hold as stored (hold_id, employee_id, finding_id, from_at, to_at, lifted)
            values (:holdId, :employeeId, :findingId, :from, :to, :lifted)
            on conflict (hold_id) do update set lifted = stored.lifted or excluded.lifted
            """;

    private static final String MARK_PURGED = """
            update finding set purged_at = :changedAt where finding_id = :findingId and purged_at is null
            """;

    private final Database database;

    StoreRetention(Database database) {
        this.database = database;
    }

    /** In one transaction. An event that is delivered again changes nothing, nor does one about an unknown finding. */
    @Transactional
    public void store(List<RetentionChanged> events) {
        database.useHandle(handle -> events.forEach(event -> store(handle, event)));
    }

    private static void store(Handle handle, RetentionChanged event) {
        switch (event.kind()) {
            case FINDING_PURGED ->
                handle.createUpdate(MARK_PURGED).bindMethods(event).execute();
            case HOLD_SET -> storeHold(handle, event, false);
            case HOLD_LIFTED -> storeHold(handle, event, true);
        }
    }

    private static void storeHold(Handle handle, RetentionChanged event, boolean lifted) {
        handle.createUpdate(STORE_HOLD)
                .bindMethods(event)
                .bind("lifted", lifted)
                .execute();
    }
}
