package org.dutywatch.compliance.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** Tests what the trail says about a request: from where it came, in which session, and what came of it. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class AuditedRequestsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Database database;

    @Test
    void shouldRecordTheAddressTheSessionAndTheOutcomeOfAnAction() {
        as("origin-clerk", "roster-admin")
                .contentType("text/csv")
                .body("employee_id,username,name,email,supervisor_id,unit\nOR-1,or1,Name,or1@x.example,,Command\n")
                .post("/api/v1/employees/import")
                .then()
                .statusCode(200);

        var record = awaitRecords("origin-clerk", 1).get(0);
        assertThat(record)
                .containsEntry("action", "import_employees")
                .containsEntry("client_address", "127.0.0.1")
                .containsEntry("outcome", "done");
        assertThat((String) record.get("session")).isNotBlank().doesNotContain("eyJ");
    }

    @Test
    void shouldRecordARequestThatTheRoleDoesNotAllow() {
        as("refused-clerk", "roster-admin")
                .get("/api/v1/audit?actor=E101")
                .then()
                .statusCode(403);

        assertThat(awaitRecords("refused-clerk", 1).get(0))
                .containsEntry("action", "request_refused")
                .containsEntry("subject", "/api/v1/audit?actor=E101")
                .containsEntry("purpose", "GET answered with 403")
                .containsEntry("roles", List.of("roster-admin"))
                .containsEntry("client_address", "127.0.0.1")
                .containsEntry("outcome", "refused")
                .containsEntry("count", 1);
    }

    @Test
    void shouldRecordARequestAboutAPersonWhomTheCallerMayNotSee() {
        as("refused-stranger", "supervisor")
                .get("/api/v1/minutes?from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z&employee_id=E101")
                .then()
                .statusCode(403);

        assertThat(awaitRecords("refused-stranger", 1).get(0))
                .containsEntry("action", "request_refused")
                .extractingByKey("subject")
                .asString()
                .endsWith("employee_id=E101");
    }

    @Test
    void shouldRecordManyAlikeInFewRecordsWithTheirNumber() {
        for (int i = 0; i < 60; i++) {
            as("refused-prober", "supervisor")
                    .get("/api/v1/audit?subject=E" + i)
                    .then()
                    .statusCode(403);
        }

        await("all 60 are counted").atMost(SOON).until(() -> recordedAttempts("refused-prober") == 60);
    }

    @Test
    void shouldOnlyCountARequestWithoutAValidToken() {
        double before = unauthenticated();

        given().get("/api/v1/audit").then().statusCode(401);
        given().auth().oauth2("no.valid.token").get("/api/v1/audit").then().statusCode(401);

        await("both are counted").atMost(SOON).until(() -> unauthenticated() == before + 2);
    }

    @Test
    void shouldRecordThatAnAuditorReadTheTrail() {
        as("reading-auditor", "auditor")
                .get("/api/v1/audit?actor=nobody-at-all")
                .then()
                .statusCode(200);

        assertThat(awaitRecords("reading-auditor", 1).get(0))
                .containsEntry("action", "view_audit")
                .containsEntry("subject", null)
                .containsEntry("purpose", "actor nobody-at-all")
                .containsEntry("count", 0);
    }

    @Test
    void shouldListByOutcome() {
        as("outcome-clerk", "roster-admin").get("/api/v1/audit").then().statusCode(403);
        awaitRecords("outcome-clerk", 1);

        assertThat(trail(Map.of("actor", "outcome-clerk", "outcome", "refused")))
                .hasSize(1);
        assertThat(trail(Map.of("actor", "outcome-clerk", "outcome", "done"))).isEmpty();
    }

    private static RequestSpecification as(String user, String role) {
        return given().auth().oauth2(TestTokens.of(user, role));
    }

    private static List<Map<String, Object>> awaitRecords(String actor, int number) {
        await(number + " records of " + actor)
                .atMost(SOON)
                .until(() -> trail(Map.of("actor", actor)).size() >= number);
        return trail(Map.of("actor", actor));
    }

    private static List<Map<String, Object>> trail(Map<String, String> parameters) {
        return as("auditor", "auditor")
                .queryParams(parameters)
                .get("/api/v1/audit")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private long recordedAttempts(String actor) {
        return database.withHandle(handle -> handle.createQuery(
                        "select coalesce(sum(count), 0) from audit_record where actor = :actor and outcome = 'refused'")
                .bind("actor", actor)
                .mapTo(Long.class)
                .one());
    }

    private static double unauthenticated() {
        String metrics = Management.metrics();
        return metrics.lines()
                .filter(line -> line.startsWith("dutywatch_requests_unauthenticated_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
