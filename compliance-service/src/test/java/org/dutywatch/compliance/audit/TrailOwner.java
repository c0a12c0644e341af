package org.dutywatch.compliance.audit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.OwnerDatabase;

/** What the owner of the database can do to the audit trail. */
final class TrailOwner {
    private TrailOwner() {}

    /**
     * Executes statements while the table allows every change. Nothing is appended meanwhile, so that no record is
     * added to one that is just removed.
     */
    static void change(String... statements) {
        List<String> all = new ArrayList<>();
        all.add("select pg_advisory_xact_lock(" + AuditLog.WRITER_LOCK + ")");
        all.add("alter table audit_record disable trigger audit_record_append_only");
        all.addAll(List.of(statements));
        all.add("alter table audit_record enable always trigger audit_record_append_only");
        OwnerDatabase.execute(all.toArray(String[]::new));
    }

    /** Waits until the records of earlier tests, which come through the topic, are in the trail. */
    static void awaitQuiet(Database database) {
        var last = new AtomicLong(-1);
        await("nothing is appended for a while")
                .during(Duration.ofMillis(1_200))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    long seq = database.withHandle(
                            handle -> handle.createQuery("select coalesce(max(seq), 0) from audit_record")
                                    .mapTo(Long.class)
                                    .one());
                    return last.getAndSet(seq) == seq;
                });
    }
}
