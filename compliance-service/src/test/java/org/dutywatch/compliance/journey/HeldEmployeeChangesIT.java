package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dutywatch.compliance.testing.DepartmentFixtures.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ChangesAhead;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.LinkLogins;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What one clerk cannot change alone: the record of somebody with an open finding, or of one above him. An officer under
 * a sergeant under a lieutenant has an alert.
 */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class HeldEmployeeChangesIT {
    private static final Instant START = Instant.parse("2026-11-06T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(10));
    private static final String CLERK = TestTokens.of("held-clerk", "roster-admin");
    private static final String DIRECTORY = TestTokens.of("held-directory", "directory");
    private static final String STANDARDS = TestTokens.of("held-standards", "administrator");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    @Inject
    LinkLogins logins;

    private String officer = "";
    private String sergeant = "";
    private String lieutenant = "";
    private String unit = "";

    @BeforeEach
    void officerWithAnAlert() {
        String name = UUID.randomUUID().toString().substring(0, 8);
        officer = "K-" + name;
        sergeant = "K-S" + name;
        lieutenant = "K-L" + name;
        unit = "Unit " + officer;
        DepartmentFixtures.employs(lieutenant, unit, "");
        DepartmentFixtures.employs(sergeant, unit, lieutenant);
        DepartmentFixtures.employs(officer, unit, sergeant);
        DepartmentFixtures.rosters(officer, START, END);
        DepartmentFixtures.limits(unit, 30);
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(2)), 60);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
    }

    @Test
    void shouldChangeNothingUntilASecondPersonApproves() {
        String before = mail(officer);
        String request = puts(CLERK, officer, Map.of("email", "elsewhere-" + before, "reason", "new address"))
                .statusCode(202)
                .body("state", equalTo("AWAITED"))
                .body("changes", hasSize(1))
                .body("changes[0].field", equalTo("email"))
                .extract()
                .path("request_id");
        shown(officer).body("email", equalTo(before));
        as(DepartmentFixtures.auditor())
                .queryParam("state", "AWAITED")
                .get("/api/v1/employees/changes")
                .then()
                .statusCode(200)
                .body("items.request_id", hasItem(request));

        approves(STANDARDS, request)
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("author", equalTo("held-clerk"))
                .body("decided_by", equalTo("held-standards"));

        shown(officer).body("email", equalTo("elsewhere-" + before));
        as(CLERK)
                .get("/api/v1/employees/" + officer + "/history")
                .then()
                .body("items.reason", hasItem("new address (approved by held-standards)"));
        approves(STANDARDS, request).statusCode(409);
    }

    @Test
    void shouldHoldEachFieldThatSaysWhoSomebodyIsAndNoOther() {
        String other = officer + "-other";
        DepartmentFixtures.employs(other, unit, "");
        for (String employee : List.of(officer, sergeant)) {
            List<Map<String, Object>> sensitive = List.of(
                    Map.of("email", "x-" + mail(employee)),
                    Map.of("username", "new-" + employee),
                    Map.of("aliases", List.of("RIDGEMONT\\also-" + employee)),
                    Map.of("supervisor_id", other),
                    Map.of(
                            "name",
                            "Other Name",
                            "effective_from",
                            START.minusSeconds(60).toString()));
            for (Map<String, Object> change : sensitive) {
                puts(CLERK, employee, change).statusCode(202);
            }
            puts(CLERK, employee, Map.of("name", "Renamed " + employee)).statusCode(200);
        }
        puts(CLERK, officer, Map.of("active", false)).statusCode(202);
        puts(CLERK, other, Map.of("email", "x-" + mail(other))).statusCode(200);
        puts(CLERK, other, Map.of("username", "user-" + officer)).statusCode(422);
    }

    @Test
    void shouldHoldARowOfAFileAndImportTheOthers() {
        String other = officer + "-other";
        String rows = row(officer, "x-" + mail(officer)) + row(other, mail(other));

        imports(rows, true)
                .body("rows.outcome", equalTo(List.of("changed", "added")))
                .body("rows[0].request_id", nullValue());
        String request = imports(rows, false)
                .body("rows.outcome", equalTo(List.of("pending", "added")))
                .extract()
                .path("rows[0].request_id");
        imports(rows, false).body("rows[0].request_id", equalTo(request)).body("rows[1].outcome", equalTo("unchanged"));

        declines(STANDARDS, request).statusCode(200).body("state", equalTo("DECLINED"));
        shown(officer).body("email", equalTo(mail(officer)));
    }

    @Test
    void shouldRefuseADecisionByTheAuthorThoseConcernedAndAClerk() {
        String author = tokenOf(officer + "-none", "roster-admin", "administrator");
        String request = puts(author, sergeant, Map.of("email", "x-" + mail(sergeant)))
                .statusCode(202)
                .extract()
                .path("request_id");

        approves(author, request).statusCode(422);
        approves(tokenOf(sergeant, "administrator"), request).statusCode(422);
        approves(tokenOf(officer, "chief"), request).statusCode(422);
        declines(tokenOf(officer, "chief"), request).statusCode(422);
        approves(CLERK, request).statusCode(403);
        approves(tokenOf(lieutenant, "supervisor"), request).statusCode(403);
        shown(sergeant).body("email", equalTo(mail(sergeant)));
    }

    @Test
    void shouldKeepWhatOthersChangedMeanwhileWhenAChangeIsApproved() {
        String request = puts(CLERK, officer, Map.of("username", "renamed-" + officer))
                .statusCode(202)
                .extract()
                .path("request_id");
        puts(CLERK, officer, Map.of("name", "Married Name")).statusCode(200);

        approves(STANDARDS, request).statusCode(200);

        shown(officer).body("username", equalTo("renamed-" + officer)).body("name", equalTo("Married Name"));
    }

    @Test
    void shouldAnswerAnIdentityProviderWithWhatHoldsUntilASecondPersonApproves() {
        String patch = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                + "{\"op\":\"Replace\",\"path\":\"userName\",\"value\":\"scim-" + officer + "\"}]}";
        scim(patch).statusCode(200).body("userName", equalTo("user-" + officer));
        scim(patch).statusCode(200);
        as(DIRECTORY).delete("/scim/v2/Users/" + officer).then().statusCode(204);
        shown(officer).body("active", equalTo(true)).body("username", equalTo("user-" + officer));

        List<String> requests = awaited(officer);
        approves(STANDARDS, requests.get(0)).statusCode(200);
        approves(STANDARDS, requests.get(1)).statusCode(200);

        assertThat(requests).hasSize(2);
        shown(officer).body("active", equalTo(false)).body("username", equalTo("scim-" + officer));
        as(DIRECTORY).get("/scim/v2/Users/" + officer).then().statusCode(404);
    }

    @Test
    void shouldHoldAChangeThatWasRecordedAheadWhenItIsDue() {
        String other = officer + "-other";
        DepartmentFixtures.employs(other, unit, "");
        String tomorrow = ChangesAhead.tomorrow().toString();
        puts(CLERK, other, Map.of("email", "x-" + mail(other), "effective_from", tomorrow))
                .statusCode(200);
        String moved = puts(CLERK, officer, Map.of("supervisor_id", other))
                .statusCode(202)
                .extract()
                .path("request_id");
        approves(STANDARDS, moved).statusCode(200);

        ChangesAhead.becomesDue(other);

        await("the change that is due is held")
                .atMost(Results.PATIENCE)
                .until(() -> awaited(other).size() == 1);
        shown(other).body("email", equalTo(mail(other)));
        approves(STANDARDS, awaited(other).get(0)).statusCode(200);
        shown(other).body("email", equalTo("x-" + mail(other)));
    }

    @Test
    void shouldRefuseTheOtherLoginOfWhoeverRecordedAChangeAhead() {
        String other = officer + "-other";
        String planner = officer + "-clerk";
        DepartmentFixtures.employs(other, unit, "");
        DepartmentFixtures.employs(planner, "Records " + officer, "");
        logins.linkAlso(planner, "second-login-of-" + planner);
        Instant due = Instant.now().plusSeconds(8);
        puts(
                        tokenOf(planner, "roster-admin"),
                        other,
                        Map.of("email", "x-" + mail(other), "effective_from", due.toString()))
                .statusCode(200);
        String moved = puts(CLERK, officer, Map.of("supervisor_id", other))
                .statusCode(202)
                .extract()
                .path("request_id");
        approves(STANDARDS, moved).statusCode(200);
        await("the change that is due is held")
                .atMost(Results.PATIENCE)
                .until(() -> awaited(other).size() == 1);
        String request = awaited(other).get(0);

        String secondLogin =
                TestTokens.withSubject("other-user", "second-login-of-" + planner, "administrator", "chief");
        for (String token : List.of(secondLogin, tokenOf(planner, "administrator"))) {
            approves(token, request).statusCode(422).body("detail", containsString("author"));
            declines(token, request).statusCode(422);
        }
        shown(other).body("email", equalTo(mail(other)));
        approves(STANDARDS, request).statusCode(200);
        shown(other).body("email", equalTo("x-" + mail(other)));
    }

    @Test
    void shouldShowAClerkWhatHeAskedForAndAdministratorsNoPersonAndNoValues() {
        String address = "elsewhere-" + mail(officer);
        String request = puts(CLERK, officer, Map.of("email", address, "reason", "moved to " + address))
                .statusCode(202)
                .extract()
                .path("request_id");
        String item = "items.find { it.request_id == '" + request + "' }";

        changes(CLERK).body(item + ".employee_id", equalTo(officer));
        changes(TestTokens.of("held-other-clerk", "roster-admin")).body(item, nullValue());
        changes(DepartmentFixtures.auditor()).body(item + ".changes[0].to", equalTo(address));
        String all = changes(STANDARDS)
                .body("items.employee_id", hasItem(startsWith("P-")))
                .extract()
                .asString();
        assertThat(all).doesNotContain(request, officer, address, mail(officer));

        var approved = approves(STANDARDS, request)
                .statusCode(200)
                .body("employee_id", startsWith("P-"))
                .body("changes.field", equalTo(List.of("email")))
                .body("changes[0].to", nullValue());
        assertThat(approved.extract().asString()).doesNotContain(request, officer, address);
        String shown = approved.extract().path("request_id");
        approvesShown(STANDARDS, shown).statusCode(409);
        approvesShown(TestTokens.of("held-other-standards", "administrator"), shown)
                .statusCode(404);
    }

    private static ValidatableResponse changes(String token) {
        return as(token)
                .queryParam("state", "AWAITED")
                .get("/api/v1/employees/changes")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldRefuseWhatSomebodyChangesAboutHimselfOrSomebodyAboveHim() {
        String clerk = tokenOf(sergeant, "roster-admin");
        for (String above : List.of(sergeant, lieutenant)) {
            puts(clerk, above, Map.of("name", "Nicer Name"))
                    .statusCode(422)
                    .body("detail", containsString("nobody changes anything about himself"));
            as(clerk)
                    .contentType("text/csv")
                    .body("employee_id,username,name,email,supervisor_id,unit\n" + row(above, "x-" + mail(above)))
                    .post("/api/v1/employees/import")
                    .then()
                    .body("rows[0].outcome", equalTo("refused"))
                    .body("rows[0].reason", containsString(above));
        }
        puts(clerk, officer, Map.of("name", "Nicer Name")).statusCode(200);
    }

    private List<String> awaited(String employee) {
        return as(DepartmentFixtures.auditor())
                .queryParam("state", "AWAITED")
                .get("/api/v1/employees/changes")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.employee_id == '" + employee + "' }.request_id");
    }

    private ValidatableResponse scim(String patch) {
        return as(DIRECTORY)
                .contentType("application/json")
                .body(patch)
                .patch("/scim/v2/Users/" + officer)
                .then();
    }

    /** Puts the employee as he is, with these fields instead. */
    private static ValidatableResponse puts(String token, String employee, Map<String, Object> changed) {
        Map<String, Object> body =
                new HashMap<>(shown(employee).extract().jsonPath().getMap("$"));
        body.keySet().retainAll(List.of("username", "aliases", "name", "email", "supervisor_id", "unit", "active"));
        body.putAll(changed);
        body.values().removeIf(Objects::isNull);
        return as(token)
                .contentType("application/json")
                .body(body)
                .put("/api/v1/employees/" + employee)
                .then();
    }

    private static ValidatableResponse shown(String employee) {
        return as(CLERK).get("/api/v1/employees/" + employee).then().statusCode(200);
    }

    private String row(String employee, String mail) {
        String supervisor = employee.equals(lieutenant) ? "" : employee.equals(sergeant) ? lieutenant : sergeant;
        return String.join(",", employee, "user-" + employee, "Officer " + employee, mail, supervisor, unit) + "\n";
    }

    private static ValidatableResponse imports(String rows, boolean dryRun) {
        return as(CLERK)
                .contentType("text/csv")
                .queryParam("dry_run", dryRun)
                .body("employee_id,username,name,email,supervisor_id,unit\n" + rows)
                .post("/api/v1/employees/import")
                .then()
                .statusCode(200);
    }

    private static String mail(String employee) {
        return employee.toLowerCase(Locale.ROOT) + "@ridgemont-pd.example";
    }

    private static String tokenOf(String employee, String... roles) {
        return DepartmentFixtures.tokenOf(employee, roles);
    }

    /** @param request the own id, as the clerk sees it */
    private static ValidatableResponse approves(String token, String request) {
        return approvesShown(token, ShownIds.forToken(token, request));
    }

    private static ValidatableResponse approvesShown(String token, String request) {
        return as(token)
                .post("/api/v1/employees/changes/" + request + "/approve")
                .then();
    }

    private static ValidatableResponse declines(String token, String request) {
        return as(token)
                .contentType("application/json")
                .body("{\"reason\":\"not him\"}")
                .post("/api/v1/employees/changes/" + ShownIds.forToken(token, request) + "/decline")
                .then();
    }
}
