package org.dutywatch.compliance.people.logins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dutywatch.compliance.testing.DepartmentFixtures.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who a caller is: only a link that two people agreed on says so, and nothing that one of them can write alone. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class LoginsIT {
    private static final String STANDARDS = TestTokens.of("lo-standards", "administrator");
    private static final String CHIEF = TestTokens.of("lo-chief", "chief");
    private static final String FILE_HEADER = "issuer,subject,employee_id\n";

    private String officer = "";
    private String subject = "";

    @BeforeEach
    void hiresAnOfficer() {
        officer = "LO-" + UUID.randomUUID().toString().substring(0, 8);
        subject = UUID.randomUUID().toString();
        hires(officer);
    }

    @Test
    void shouldKnowWhoTheCallerIsOnceASecondPersonApproved() {
        String request = asks(STANDARDS, subject, officer);
        ownDuty(subject).statusCode(403);

        approves(CHIEF, request)
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("author", equalTo("lo-standards"))
                .body("decided_by", equalTo("lo-chief"));

        ownDuty(subject).statusCode(200);
        assertThat(linkOf(subject))
                .containsEntry("employee_id", officer)
                .containsEntry("issuer", TestTokens.ISSUER)
                .containsEntry("asked_by", "lo-standards")
                .containsEntry("decided_by", "lo-chief");
        await("both steps in the audit trail")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> as(DepartmentFixtures.auditor())
                        .queryParam("subject", officer)
                        .get("/api/v1/audit")
                        .then()
                        .body("items.action", hasItems("ask_login_link", "approve_login_change")));
    }

    @Test
    void shouldNotTakeAMailAddressForAPersonWhenItIsTheEmployeesVerifiedOne() {
        links(subject, officer);

        duty(TestTokens.withEmail("thief", mail(officer), "employee")).statusCode(403);
        duty(TestTokens.withoutSubject("thief", mail(officer), "employee")).statusCode(403);
    }

    /** By another client, which leaves the subject out, a second account would not be known as his. */
    @Test
    void shouldLetNobodyAskOrChangeWhoseTokenNamesNoAccount() {
        as(TestTokens.withoutSubject("nobody", mail(officer), "administrator"))
                .contentType("application/json")
                .body("{\"limit_minutes_per_shift\":30,\"effective_from\":\"2036-01-01T06:00:00Z\",\"note\":\"n\"}")
                .post("/api/v1/policies")
                .then()
                .statusCode(403)
                .body("detail", containsString("names no issuer and subject"));
        as(TestTokens.withoutSubject("nobody", mail(officer), "roster-admin"))
                .contentType("text/csv")
                .body("employee_id,start,end,kind,break_start,break_end\n" + officer
                        + ",2036-01-01T06:00:00Z,2036-01-01T16:00:00Z,REGULAR,,\n")
                .post("/api/v1/roster/import")
                .then()
                .statusCode(403);
    }

    @Test
    void shouldLeaveTheLoginWhereItIsWhenAClerkMovesTheMailAddress() {
        String other = officer + "-2";
        hires(other);
        links(subject, officer);

        writes(officer, "moved-" + mail(officer));
        writes(other, mail(officer));

        ownDuty(subject).statusCode(200);
        duty(TestTokens.withSubject("user", subject, "employee"), other).statusCode(403);
    }

    @Test
    void shouldNotKnowTheCallerWhenTheSubjectIsThatOfAnotherIssuer() {
        String request = asksAs(
                        STANDARDS,
                        Map.of(
                                "issuer",
                                "https://other.example/realm",
                                "subject",
                                subject,
                                "employee_id",
                                officer,
                                "reason",
                                "joined"))
                .statusCode(201)
                .extract()
                .path("request_id");
        approves(CHIEF, request).statusCode(200);

        ownDuty(subject).statusCode(403);
        links(subject, officer);
        ownDuty(subject).statusCode(200);
    }

    @Test
    void shouldRefuseTheAuthorAlsoWithHisSecondLogin() {
        hires(officer + "-author");
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();
        links(first, officer + "-author");
        links(second, officer + "-author");
        String request = asks(TestTokens.withSubject("lo-first", first, "administrator"), subject, officer);

        approves(TestTokens.withSubject("lo-first", first, "administrator"), request)
                .statusCode(422);
        approves(TestTokens.withSubject("lo-second", second, "chief"), request)
                .statusCode(422)
                .body("detail", containsString("author"));
        ownDuty(subject).statusCode(403);
    }

    @Test
    void shouldRefuseWhomItConcerns() {
        links(subject, officer);
        String own = TestTokens.withSubject("lo-own", subject, "administrator", "chief");
        String another = UUID.randomUUID().toString();
        String link = (String) linkOf(subject).get("link_id");

        asksAs(own, Map.of("subject", subject, "employee_id", officer, "reason", "mine"))
                .statusCode(422)
                .body("detail", containsString("your own login"));
        asksAs(own, Map.of("subject", another, "employee_id", officer, "reason", "mine"))
                .statusCode(422)
                .body("detail", containsString("your own record"));
        as(own).queryParam("reason", "hide me")
                .delete("/api/v1/logins/" + link)
                .then()
                .statusCode(422);
        approves(own, asks(STANDARDS, another, officer)).statusCode(422);
    }

    @Test
    void shouldLetSomebodyConfirmTheFirstLinkOfHisOwnLoginOnly() {
        String own = TestTokens.withSubject("lo-new-chief", subject, "chief");

        approves(own, asks(STANDARDS, subject, officer)).statusCode(200);
        String removal = as(STANDARDS)
                .queryParam("reason", "mistake")
                .delete("/api/v1/logins/" + linkOf(subject).get("link_id"))
                .then()
                .statusCode(202)
                .extract()
                .path("request_id");
        approves(own, removal).statusCode(422);
        approves(CHIEF, removal).statusCode(200);
        ownDuty(subject).statusCode(403);

        String again = asks(STANDARDS, subject, officer);
        approves(own, again).statusCode(422).body("detail", containsString("linked before"));
        approves(CHIEF, again).statusCode(200);
    }

    @Test
    void shouldGiveALoginToOneEmployeeWhenTwoRequestsAreAwaited() {
        String other = officer + "-2";
        hires(other);
        String first = asks(STANDARDS, subject, officer);
        String second = asks(STANDARDS, subject, other);

        approves(CHIEF, first).statusCode(200);

        approves(CHIEF, second).statusCode(409).body("detail", containsString("another employee"));
        asksAs(STANDARDS, Map.of("subject", subject, "employee_id", other, "reason", "moved"))
                .statusCode(422);
        declines(CHIEF, second).statusCode(200).body("decision_reason", equalTo("no"));
        ownDuty(subject).statusCode(200);
    }

    @Test
    void shouldAskOnceForAWholeFileAndAnswerPerRow() {
        String other = officer + "-2";
        hires(other);
        String second = UUID.randomUUID().toString();
        String rows = "," + subject + "," + officer + "\n"
                + "," + subject + "," + other + "\n"
                + TestTokens.ISSUER + "," + second + "," + other + "\n"
                + ",a blank," + other + "\n"
                + ",lo-standards@ridgemont-pd.example," + other + "\n"
                + "," + second + "x,LO-nobody\n";

        String request = imports(rows)
                .body(
                        "rows.outcome",
                        equalTo(List.of("pending", "refused", "pending", "refused", "refused", "refused")))
                .body("rows[1].reason", containsString("a login has one"))
                .body("rows[4].reason", containsString("your own login"))
                .body("rows[5].reason", containsString("unknown"))
                .body("rows[1].request_id", nullValue())
                .extract()
                .path("rows[0].request_id");
        approves(CHIEF, request).statusCode(200);

        ownDuty(subject).statusCode(200);
        duty(TestTokens.withSubject("user", second, "employee"), other).statusCode(200);
        imports("," + subject + "," + officer + "\n").body("rows[0].outcome", equalTo("unchanged"));
    }

    @Test
    void shouldShowNothingToSomebodyWhoHasLeft() {
        links(subject, officer);
        ownDuty(subject).statusCode(200);

        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit,active\n" + officer + "," + officer
                                + ",Officer," + mail(officer) + ",,Patrol,false\n",
                        false)
                .statusCode(200);

        ownDuty(subject).statusCode(403);
    }

    private static void hires(String id) {
        writes(id, mail(id));
    }

    private static void writes(String id, String mail) {
        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit\n" + id + "," + id + ",Officer " + id + ","
                                + mail + ",,Patrol\n",
                        false)
                .statusCode(200)
                .body("counts.refused", equalTo(0));
    }

    private static String mail(String id) {
        return id.toLowerCase(java.util.Locale.ROOT) + "@logins.example";
    }

    private void links(String login, String employeeId) {
        approves(CHIEF, asks(STANDARDS, login, employeeId)).statusCode(200);
    }

    private static String asks(String token, String login, String employeeId) {
        return asksAs(token, Map.of("subject", login, "employee_id", employeeId, "reason", "joined"))
                .statusCode(201)
                .body("state", equalTo("AWAITED"))
                .extract()
                .path("request_id");
    }

    private static ValidatableResponse asksAs(String token, Map<String, String> body) {
        return as(token)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/logins")
                .then();
    }

    private static ValidatableResponse approves(String token, String request) {
        return as(token).post("/api/v1/logins/requests/" + request + "/approve").then();
    }

    private static ValidatableResponse declines(String token, String request) {
        return as(token)
                .contentType("application/json")
                .body("{\"reason\":\"no\"}")
                .post("/api/v1/logins/requests/" + request + "/decline")
                .then();
    }

    private static ValidatableResponse imports(String rows) {
        return as(STANDARDS)
                .contentType("text/csv")
                .body(FILE_HEADER + rows)
                .post("/api/v1/logins/import")
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> linkOf(String login) {
        return as(STANDARDS)
                .queryParam("page_size", 5000)
                .get("/api/v1/logins")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.subject == '" + login + "' }");
    }

    private ValidatableResponse ownDuty(String login) {
        return duty(TestTokens.withSubject("user", login, "employee"));
    }

    private ValidatableResponse duty(String token) {
        return duty(token, officer);
    }

    private static ValidatableResponse duty(String token, String employeeId) {
        return as(token)
                .queryParam("employee_id", employeeId)
                .queryParam("from", "2026-11-05T00:00:00Z")
                .queryParam("to", "2026-11-06T00:00:00Z")
                .get("/api/v1/duty")
                .then();
    }
}
