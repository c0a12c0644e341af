package org.dutywatch.compliance.rules.exemptions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.UnmaskingFixtures;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ExemptionsIT {
    private static final String HEADER = "employee_id,start,end,reason,directed_by,approved_by\n";

    @Inject
    Exemptions exemptions;

    @Inject
    Database database;

    @Test
    void shouldImportAndAnswerPerRow() {
        var department = Department.load("XA");
        String rows = "XA-officer,2026-11-05T12:00:00Z,2026-11-05T14:00:00Z,missing person,the lieutenant,XA-sgt\n"
                + "XA-officer,2026-11-05T12:00:00Z,2026-11-05T14:00:00Z,missing person,,XA-officer\n"
                + "XA-officer,2026-11-05T15:00:00Z,2026-11-05T14:00:00Z,backwards,,\n"
                + "XA-nobody,2026-11-05T12:00:00Z,2026-11-05T14:00:00Z,who,,\n"
                + "XA-officer,2026-11-06T12:00:00Z,2026-11-06T14:00:00Z,who approves,,XA-nobody\n"
                + "XA-officer,2026-11-07T12:00:00Z,2026-11-07T14:00:00Z,,,\n";

        importFile(TestTokens.of("rosteradmin", "roster-admin"), rows, true).body("counts.pending", is(1));

        String draft = importFile(TestTokens.of("rosteradmin", "roster-admin"), rows, false)
                .body("rows.outcome", contains("pending", "refused", "refused", "refused", "refused", "refused"))
                .body("rows[1].reason", equalTo("approved_by is the employee himself"))
                .body("rows[2].reason", containsString("is not after start"))
                .body("rows[3].reason", equalTo("employee_id XA-nobody is unknown"))
                .body("rows[4].reason", equalTo("approved_by XA-nobody is unknown"))
                .body("rows[5].reason", equalTo("reason is empty"))
                .extract()
                .path("rows[0].draft_id");
        assertEquals(Duration.ZERO, onTheFifth("XA-officer"));
        DepartmentFixtures.approvesExemption(draft, department.token("sgt", "supervisor"))
                .statusCode(200);
        assertEquals(Duration.ofHours(2), onTheFifth("XA-officer"));
        importFile(TestTokens.of("rosteradmin", "roster-admin"), rows, false).body("counts.unchanged", is(1));
    }

    @Test
    void shouldRefuseAnImporterWhoExemptsHimself() {
        var department = Department.load("XB");

        importFile(
                        department.token("clerk", "roster-admin"),
                        "XB-clerk,2026-11-05T12:00:00Z,2026-11-05T14:00:00Z,my own business,,XB-chief\n",
                        false)
                .body("rows[0].reason", equalTo("you cannot exempt yourself"));
    }

    @Test
    void shouldLetASupervisorExemptTheOwnChainOnly() {
        var department = Department.load("XC");
        String lieutenant = department.token("lt", "supervisor");

        grant(lieutenant, "XC-officer").statusCode(201).body("approved_by", equalTo("XC-lt"));
        grant(lieutenant, "XC-clerk").statusCode(403).contentType("application/problem+json");
        grant(lieutenant, "XC-lt").statusCode(422).body("detail", equalTo("you cannot exempt yourself"));
        grant(department.token("sgt", "supervisor"), "XC-lt").statusCode(403);
        grant(TestTokens.of("standards-xc", "administrator"), "XC-clerk")
                .statusCode(201)
                .body("approved_by", equalTo("standards-xc"));
    }

    @Test
    void shouldListWhatAMachineWhoseClockIsAheadHasRecorded() {
        var department = Department.load("XK");
        String sergeant = department.token("sgt", "supervisor");
        grant(sergeant, "XK-officer").statusCode(201);
        OwnerDatabase.execute(
                "update exemption set created_at = now() + interval '1 hour' where employee_id = 'XK-officer'");

        list(sergeant, "XK-officer", "").statusCode(200).body("items.employee_id", contains("XK-officer"));
    }

    @Test
    void shouldNotCountARevokedExemption() {
        var department = Department.load("XD");
        String sergeant = department.token("sgt", "supervisor");
        String id = grant(sergeant, "XD-officer").extract().path("exemption_id");
        assertEquals(Duration.ofHours(2), onTheFifth("XD-officer"));

        revoke(department.token("clerk", "supervisor"), id).statusCode(403);
        revoke(sergeant, id).statusCode(200).body("revoke_reason", equalTo("the wrong day"));

        revoke(sergeant, id).statusCode(409);
        assertEquals(Duration.ZERO, onTheFifth("XD-officer"));
        list(department.token("officer", "employee"), "", "")
                .statusCode(200)
                .body("items.revoked_by", contains("xd-sgt"));
    }

    @Test
    void shouldShowAdministratorsNeitherIdNorPseudonymUnlessAnUnmaskingRuns() {
        var department = Department.load("XE");
        String id = grant(department.token("sgt", "supervisor"), "XE-officer")
                .extract()
                .path("exemption_id");
        String standards = TestTokens.of("standards-xe", "administrator");

        list(standards, "XE-officer", "complaint 17")
                .statusCode(403)
                .body("type", equalTo("/problems/unmasking-required"));
        String mine = "items.find { it.exemption_id == '" + id + "' }.";
        list(standards, "", "")
                .statusCode(200)
                .body(mine + "start", notNullValue())
                .body(mine + "employee_id", nullValue())
                .body(mine + "reason", nullValue())
                .body(mine + "directed_by", nullValue())
                .body(mine + "approved_by", nullValue())
                .body(mine + "created_by", nullValue());
        list(standards, "P-0123456789", "").statusCode(403).body("type", equalTo("/problems/unmasking-required"));
        list(department.token("sgt", "supervisor"), "P-0123456789", "").statusCode(403);
        UnmaskingFixtures.unmasks(standards, "XE-officer");
        list(standards, "XE-officer", "").statusCode(200).body("items.employee_id", contains("XE-officer"));
        list(standards, "XE-officer", "com\0plaint")
                .statusCode(400)
                .body("detail", equalTo("purpose contains control characters"));
    }

    /** He knows whose window it is; in a list it must not lead him to the pseudonym. */
    @Test
    void shouldNotLinkAPseudonymToTheEmployeeWhomAnAdministratorExemptsById() {
        Department.load("XL");
        String standards = TestTokens.of("standards-xl", "administrator");
        String id = grant(standards, "XL-officer")
                .body("employee_id", equalTo("XL-officer"))
                .extract()
                .path("exemption_id");

        list(standards, "", "")
                .statusCode(200)
                .body("items.find { it.exemption_id == '" + id + "' }.start", notNullValue())
                .body("items.employee_id", everyItem(nullValue()));
    }

    @Test
    void shouldNotRevealTheEmployeeWhenAnAdministratorRevokes() {
        var department = Department.load("XF");
        String id = grant(department.token("sgt", "supervisor"), "XF-officer")
                .extract()
                .path("exemption_id");

        revoke(TestTokens.of("standards-xf", "administrator"), id)
                .statusCode(200)
                .body("employee_id", nullValue())
                .body("reason", nullValue())
                .body("created_by", nullValue())
                .body("revoke_reason", nullValue());
    }

    @Test
    void shouldContinueAfterThePageToken() {
        Department.load("XG");
        storeExemptions("XG-officer", "2041-11-05T12:00:00Z", 201);

        String next = pageOf2041("").body("items", hasSize(200)).extract().path("next_page_token");

        pageOf2041(next).body("items.start", contains("2041-11-05T15:21:00Z")).body("next_page_token", nullValue());
        pageOf2041("garbled").statusCode(400);
    }

    private static ValidatableResponse pageOf2041(String token) {
        var request = given().auth()
                .oauth2(TestTokens.of("auditor", "auditor"))
                .queryParam("from", "2041-11-05T00:00:00Z")
                .queryParam("to", "2041-11-06T00:00:00Z")
                .queryParam("employee_id", "XG-officer");
        return (token.isEmpty() ? request : request.queryParam("page_token", token))
                .get("/api/v1/exemptions")
                .then();
    }

    @Test
    void shouldRefuseAnImplausibleYear() {
        given().auth()
                .oauth2(TestTokens.of("auditor", "auditor"))
                .queryParam("from", "0026-11-05T00:00:00Z")
                .queryParam("to", "+999999-11-06T00:00:00Z")
                .get("/api/v1/exemptions")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"));
    }

    @Test
    void shouldFillThePageWithExemptionsThatTheCallerMaySeeWhenManyAreHidden() {
        var department = Department.load("XP");
        department
                .importRows(department.row("sgt2", "XP-lt", department.unit()))
                .statusCode(200);
        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit,effective_from\n"
                                + "XP-officer,XP-officer,Moved,XP-officer@ridgemont-pd.example,XP-sgt2,"
                                + department.unit() + ",2026-11-06T00:00:00Z\n",
                        false)
                .statusCode(200);
        storeExemptions("XP-officer", "2026-11-05T12:00:00Z", 201);
        storeExemptions("XP-officer", "2026-11-07T12:00:00Z", 1);

        given().auth()
                .oauth2(department.token("sgt2", "supervisor"))
                .queryParam("from", "2026-11-05T00:00:00Z")
                .queryParam("to", "2026-11-08T00:00:00Z")
                .get("/api/v1/exemptions")
                .then()
                .statusCode(200)
                .body("items.start", contains("2026-11-07T12:01:00Z"))
                .body("next_page_token", nullValue());
    }

    /** So many exemptions of one minute each, the first a minute after {@code from}. */
    private void storeExemptions(String employeeId, String from, int number) {
        database.useHandle(handle -> handle.createUpdate("""
                        insert into exemption (exemption_id, employee_id, start_at, end_at, reason, approved_by, created_by,
                                               created_at, review_on)
                        select gen_random_uuid(), :employeeId, :from + n * interval '1 minute',
                               :from + (n + 1) * interval '1 minute', 'search', 'a lieutenant', 'a lieutenant', '2026-01-01',
                               '2027-01-01'
                          from generate_series(1, :number) as n
                        """)
                .bind("employeeId", employeeId)
                .bind("from", Instant.parse(from))
                .bind("number", number)
                .execute());
    }

    private Duration onTheFifth(String employeeId) {
        return exemptions
                .during(employeeId, Instant.parse("2026-11-05T00:00:00Z"), Instant.parse("2026-11-06T00:00:00Z"))
                .length();
    }

    private static ValidatableResponse importFile(String token, String rows, boolean dryRun) {
        return given().auth()
                .oauth2(token)
                .contentType("text/csv")
                .queryParam("dry_run", dryRun)
                .body(HEADER + rows)
                .post("/api/v1/exemptions/import")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse grant(String token, String employeeId) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("""
                        {"employee_id": "%s", "start": "2026-11-05T12:00:00Z", "end": "2026-11-05T14:00:00Z",
                         "reason": "search for a missing person", "directed_by": "the chief"}
                        """.formatted(employeeId))
                .post("/api/v1/exemptions")
                .then();
    }

    private static ValidatableResponse revoke(String token, String id) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"reason\": \"the wrong day\"}")
                .post("/api/v1/exemptions/{id}/revoke", id)
                .then();
    }

    private static ValidatableResponse list(String token, String employeeId, String purpose) {
        var request = given().auth()
                .oauth2(token)
                .queryParam("from", "2026-11-05T00:00:00Z")
                .queryParam("to", "2026-11-06T00:00:00Z");
        if (!employeeId.isEmpty()) {
            request.queryParam("employee_id", employeeId);
        }
        return request.queryParam("purpose", purpose).get("/api/v1/exemptions").then();
    }
}
