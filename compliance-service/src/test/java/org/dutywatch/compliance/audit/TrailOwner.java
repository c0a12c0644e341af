package org.dutywatch.compliance.audit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.TestTokens;

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

    /**
     * Waits until the records of earlier tests are in the trail. They come through the topic, in the order in which they
     * were recorded, so the one that is recorded here comes last.
     */
    static void awaitEarlierRecords(Database database, AuditTrail audit) {
        String last = "last-" + UUID.randomUUID();
        audit.recordServiceAction("end_of_earlier_records", null, last);
        awaitRecord(database, "purpose", last);
    }

    /**
     * As {@link #awaitEarlierRecords}, after tests that sent requests: refused ones are recorded up to a second later, all
     * at once.
     */
    static void awaitRecordsOfRequests(Database database, AuditTrail audit) {
        String stranger = "stranger-" + UUID.randomUUID();
        given().auth()
                .oauth2(TestTokens.of(stranger, "employee"))
                .get("/api/v1/audit")
                .then()
                .statusCode(403);
        awaitRecord(database, "actor", stranger);
        awaitEarlierRecords(database, audit);
    }

    private static void awaitRecord(Database database, String column, String value) {
        await("the record of " + value)
                .atMost(Duration.ofSeconds(60))
                .until(() -> database.withHandle(handle -> handle.createQuery(
                                "select exists (select from audit_record where " + column + " = :value)")
                        .bind("value", value)
                        .mapTo(Boolean.class)
                        .one()));
    }
}
