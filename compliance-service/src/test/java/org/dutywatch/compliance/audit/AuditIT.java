package org.dutywatch.compliance.audit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.dutywatch.compliance.model.audit.AuditEntry;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class AuditIT {
    @Inject
    AuditLog log;

    @Inject
    AuditTrailReader reader;

    @Inject
    Database database;

    @Test
    void shouldFindARecordThatWasChangedAfterwards() {
        AuditEntry entry = entry("AA-actor");
        log.append(List.of(entry("AA-before"), entry, entry("AA-after")));
        verify().body("intact", is(true)).body("first_broken_id", nullValue());

        rename(entry.auditId(), "somebody-else");
        try {
            verify().body("intact", is(false))
                    .body("first_broken_id", equalTo(entry.auditId().toString()));
        } finally {
            rename(entry.auditId(), "AA-actor");
        }
        verify().body("intact", is(true));
    }

    @Test
    void shouldFindABrokenLinkAtEveryPlaceOfAPage() {
        AuditEntry entry = entry("AE-actor");
        log.append(List.of(entry("AE-before"), entry, entry("AE-after")));
        long seq = seq(entry);
        // Less than the number if the beginning was purged.
        long inTrail =
                database.withHandle(handle -> handle.createQuery("select count(*) from audit_record where seq <= :seq")
                        .bind("seq", seq)
                        .mapTo(Long.class)
                        .one());

        rename(entry.auditId(), "somebody-else");
        try {
            for (int pageSize : new int[] {1, 2, 3, (int) inTrail - 1, (int) inTrail}) {
                var verification = reader.verify(pageSize);

                assertEquals(seq, verification.firstBrokenSeq(), "page size " + pageSize);
                assertEquals(inTrail - 1, verification.records());
            }
        } finally {
            rename(entry.auditId(), "AE-actor");
        }
    }

    @Test
    void shouldFindTheChainIntactWhileRecordsAreAppended() {
        var appending = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 200; i++) {
                log.append(List.of(entry("AG-actor")));
            }
        });
        do {
            var verification = reader.verify(2);

            assertNull(verification.firstBrokenSeq());
        } while (!appending.isDone());
        appending.join();
    }

    @Test
    void shouldSkipARecordThatIsDeliveredAgain() {
        AuditEntry entry = entry("AB-actor");

        log.append(List.of(entry, entry));
        log.append(List.of(entry));

        trail(Map.of("actor", "AB-actor")).body("items", hasSize(1));
        verify().body("intact", is(true));
    }

    @Test
    void shouldRecordImportsThroughTheTopic() {
        given().auth()
                .oauth2(TestTokens.of("rosteradmin-ac", "roster-admin"))
                .contentType("text/csv")
                .body("employee_id,username,name,email,supervisor_id,unit\nAC-1,ac1,Name,ac1@x.example,,Command\n")
                .post("/api/v1/employees/import")
                .then()
                .statusCode(200);

        await("the import in the trail")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> trail(Map.of("actor", "rosteradmin-ac"))
                        .body("items.action", contains("import_employees"))
                        .body("items[0].roles", contains("roster-admin"))
                        .body("items[0].service", equalTo("compliance-service"))
                        .body("items[0].purpose", equalTo("1 added, 0 changed, 0 unchanged, 0 refused")));
    }

    @Test
    void shouldPageFromTheNewest() {
        log.append(List.of(entry("AD-actor"), entry("AD-actor"), entry("AD-actor")));

        String next = trail(Map.of("actor", "AD-actor", "page_size", "2"))
                .body("items", hasSize(2))
                .extract()
                .path("next_page_token");
        trail(Map.of("actor", "AD-actor", "page_size", "2", "page_token", next))
                .body("items", hasSize(1))
                .body("next_page_token", nullValue());
    }

    private long seq(AuditEntry entry) {
        return database.withHandle(handle -> handle.createQuery("select seq from audit_record where audit_id = :id")
                .bind("id", entry.auditId())
                .mapTo(Long.class)
                .one());
    }

    private static AuditEntry entry(String actor) {
        return AuditFixtures.aView(actor);
    }

    private void rename(UUID auditId, String actor) {
        TrailOwner.change("update audit_record set actor = '" + actor + "' where audit_id = '" + auditId + "'");
    }

    private static ValidatableResponse verify() {
        return auditor(Map.of(), "/api/v1/audit/verify");
    }

    private static ValidatableResponse trail(Map<String, String> parameters) {
        return auditor(parameters, "/api/v1/audit");
    }

    private static ValidatableResponse auditor(Map<String, String> parameters, String path) {
        return given().auth()
                .oauth2(TestTokens.of("auditor", "auditor"))
                .queryParams(parameters)
                .get(path)
                .then()
                .statusCode(200);
    }
}
