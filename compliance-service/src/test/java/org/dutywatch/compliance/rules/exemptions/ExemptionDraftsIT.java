package org.dutywatch.compliance.rules.exemptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.people.employees.Department;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** An exemption that somebody else entered than its approver counts only when the approver has approved it himself. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class ExemptionDraftsIT {
    private static final String HEADER = "employee_id,unit,start,end,reason,purpose,approved_by\n";
    private static final String WINDOW = "2026-11-05T12:00:00Z,2026-11-05T14:00:00Z";
    private static final String STANDARDS = TestTokens.of("standards-drafts", "administrator");

    @Inject
    Exemptions exemptions;

    @Inject
    Results results;

    @Test
    void shouldCountOnlyWhenTheNamedApproverHasApproved() {
        var department = Department.load("ED-A");
        String draft = asks("ED-A-officer,," + WINDOW + ",search,,ED-A-sgt");

        assertThat(exempt("ED-A-officer")).isZero();
        for (String other : List.of(
                department.token("lt", "supervisor"),
                department.token("chief", "supervisor", "chief"),
                STANDARDS,
                TestTokens.of("ed-stranger", "supervisor"))) {
            approve(draft, other).statusCode(403).body("detail", containsString("in his own login"));
            decline(draft, other).statusCode(403);
        }
        approve(draft, TestTokens.of("rosteradmin", "roster-admin")).statusCode(403);
        list(department.token("sgt", "supervisor"))
                .body("items.draft_id", contains(draft))
                .body("items.author", contains("rosteradmin"), "items.state", contains("AWAITED"));

        approve(draft, department.token("sgt", "supervisor"))
                .statusCode(200)
                .body("state", equalTo("APPROVED"), "decided_by", equalTo("ed-a-sgt"));

        assertThat(exempt("ED-A-officer")).isEqualTo(Duration.ofHours(2));
        approve(draft, department.token("sgt", "supervisor")).statusCode(409);
        assertThat(results.text(
                        "select approved_by || ' ' || created_by from exemption where exemption_id = '" + draft + "'"))
                .isEqualTo("ED-A-sgt rosteradmin");
        assertThat(results.text("select deciders::text || kind from decision where decision_id = '" + draft + "'"))
                .isEqualTo("{ED-A-sgt}EXEMPTION");
    }

    @Test
    void shouldRefuseApproversWhoAreNotAboveUnlessTheyAreAdministrators() {
        var department = Department.load("ED-B");
        String draft = asks("ED-B-officer,," + WINDOW + ",search,,ED-B-clerk");

        approve(draft, department.token("clerk", "supervisor"))
                .statusCode(403)
                .body("detail", containsString("chain of command"));
        approve(draft, STANDARDS).statusCode(403);
        approve(draft, department.token("clerk", "administrator")).statusCode(200);
        assertThat(exempt("ED-B-officer")).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void shouldRefuseTheAuthorAlsoWithAnotherAccount() {
        var department = Department.load("ED-C");
        String second = TestTokens.withSubject("ed-c-second", "ed-c-sgt@ridgemont-pd.example", "roster-admin");

        importing(second, "ED-C-officer,," + WINDOW + ",search,,ED-C-sgt")
                .body("rows[0].outcome", equalTo("refused"), "rows[0].reason", containsString("yourself"));
        String draft = importing(second, "ED-C-officer,," + WINDOW + ",search,,")
                .extract()
                .path("rows[0].draft_id");
        approve(draft, department.token("sgt", "supervisor"))
                .statusCode(422)
                .body("detail", containsString("a second person must decide"));
        approve(draft, TestTokens.withSubject("ed-c-third", "ed-c-sgt@ridgemont-pd.example", "administrator"))
                .statusCode(422);
        assertThat(exempt("ED-C-officer")).isZero();

        approve(draft, department.token("lt", "supervisor")).statusCode(200);
        assertThat(exempt("ED-C-officer")).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void shouldRefuseWhoeverWouldBeExempted() {
        var department = Department.load("ED-D");
        String ofPerson = asks("ED-D-officer,," + WINDOW + ",search,,");
        String ofUnit = asks(",Patrol ED-D," + WINDOW + ",press day,,");

        approve(ofPerson, department.token("officer", "administrator"))
                .statusCode(422)
                .body("detail", equalTo("you cannot exempt yourself or your own unit"));
        approve(ofUnit, department.token("lt", "supervisor", "administrator")).statusCode(422);
        decline(ofUnit, department.token("sgt", "administrator")).statusCode(422);
        importing(TestTokens.of("rosteradmin", "roster-admin"), ",Patrol ED-D," + WINDOW + ",own,,ED-D-lt")
                .body("rows[0].reason", equalTo("approved_by belongs to the unit"));

        // The request was stored before it was known that the clerk belonged to the unit.
        Department.importFile(
                        "employee_id,username,name,email,supervisor_id,unit,effective_from\n"
                                + "ED-D-clerk,ED-D-clerk,Moved,ED-D-clerk@ridgemont-pd.example,ED-D-chief,Patrol ED-D,"
                                + "2026-11-01T00:00:00Z\n",
                        false)
                .statusCode(200);
        approve(ofUnit, department.token("clerk", "administrator"))
                .statusCode(422)
                .body("detail", containsString("your own unit"));
        approve(ofUnit, department.token("chief", "supervisor")).statusCode(200);
    }

    @Test
    void shouldNotAskTwiceForTheSame() {
        var department = Department.load("ED-E");
        String row = "ED-E-officer,," + WINDOW + ",search,,ED-E-sgt";
        String draft = asks(row);

        assertThat(asks(row)).isEqualTo(draft);
        importing(TestTokens.of("rosteradmin", "roster-admin"), row + "\n" + row)
                .body("rows.outcome", contains("pending", "refused"));
        assertThat(results.number("select count(*) from exemption_draft where employee_id = 'ED-E-officer'"))
                .isOne();

        decline(draft, department.token("sgt", "supervisor"))
                .statusCode(200)
                .body("state", equalTo("DECLINED"), "decision_reason", equalTo("I sent nobody"));
        importing(TestTokens.of("rosteradmin", "roster-admin"), row)
                .body("rows[0].outcome", equalTo("refused"), "rows[0].reason", containsString("I sent nobody"));
        approve(draft, department.token("sgt", "supervisor")).statusCode(409);

        String again = asks("ED-E-officer,," + WINDOW + ",search for Ann,,ED-E-sgt");
        approve(again, department.token("sgt", "supervisor")).statusCode(200);
        importing(TestTokens.of("rosteradmin", "roster-admin"), "ED-E-officer,," + WINDOW + ",search for Ann,,ED-E-sgt")
                .body(
                        "rows[0].outcome",
                        equalTo("unchanged"),
                        "rows[0].exemption_id",
                        equalTo(again),
                        "rows[0].draft_id",
                        nullValue());
    }

    @Test
    void shouldKeepTheEarlierExemptionUntilItsReplacementIsApproved() {
        var department = Department.load("ED-F");
        String sergeant = department.token("sgt", "supervisor");
        String first = asks("ED-F-officer,," + WINDOW + ",search,,ED-F-sgt");
        approve(first, sergeant).statusCode(200);

        String replacement = asks("ED-F-officer,," + WINDOW + ",search and report,,ED-F-sgt");
        String rival = asks("ED-F-officer,," + WINDOW + ",search and photograph,,ED-F-sgt");
        assertThat(exempt("ED-F-officer")).isEqualTo(Duration.ofHours(2));
        assertThat(revoked(first)).isZero();
        approve(replacement, sergeant).statusCode(200).body("exemption_id", equalTo(first));

        assertThat(revoked(first)).isOne();
        assertThat(exempt("ED-F-officer")).isEqualTo(Duration.ofHours(2));
        approve(rival, sergeant).statusCode(409).body("detail", containsString("since this was asked for"));
        assertThat(revoked(replacement)).isZero();
        decline(rival, sergeant).statusCode(200);
    }

    @Test
    void shouldExpireWhenNobodyDecidesInTime() {
        var department = Department.load("ED-G");
        String draft = asks("ED-G-officer,," + WINDOW + ",search,,ED-G-sgt");
        OwnerDatabase.execute("update exemption_draft set decide_by = now() where draft_id = '" + draft + "'");
        OwnerDatabase.execute("update decision set decide_by = now() where decision_id = '" + draft + "'");

        approve(draft, department.token("sgt", "supervisor"))
                .statusCode(409)
                .body("detail", containsString("expired already"));
        list(department.token("sgt", "supervisor")).body("items.state", contains("EXPIRED"));
        await("the event that it expired")
                .atMost(Results.PATIENCE)
                .until(() -> results.text("select state from decision where decision_id = '" + draft + "'")
                        .equals("EXPIRED"));
        await("the record that it expired")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select count(*) from audit_record where action = 'expire_exemption'"
                                + " and subject = 'ED-G-officer' and actor = 'compliance-service' and purpose like '"
                                + draft + ": nobody decided in time what %'")
                        == 1);
        assertThat(asks("ED-G-officer,," + WINDOW + ",search,,ED-G-sgt")).isNotEqualTo(draft);
    }

    @Test
    void shouldShowDraftsOnlyToThoseWhoMaySeeThem() {
        var department = Department.load("ED-H");
        String open = asks("ED-H-officer,," + WINDOW + ",search,,");
        String hidden = asks("ED-H-officer,,2026-11-05T15:00:00Z,2026-11-05T16:00:00Z,case 4711,INVESTIGATION,ED-H-lt");

        list(department.token("sgt", "supervisor")).body("items.draft_id", contains(open));
        list(department.token("lt", "supervisor")).body("items.draft_id", contains(open, hidden));
        list(department.token("clerk", "supervisor")).body("items", empty());
        list(TestTokens.of("other-clerk", "roster-admin"))
                .body("items.draft_id", hasItem(open))
                .body("items.draft_id", not(hasItem(hidden)));
        list(STANDARDS)
                .body("items.draft_id", not(hasItem(hidden)))
                .body("items.draft_id", hasItem(open))
                .body("items.employee_id", everyItem(nullValue()))
                .body("items.findAll { it.employee_id != null && it.reason != null }", empty());
        list(department.token("officer", "employee"), 403);
        list(TestTokens.of("netadmin", "network-admin"), 403);
    }

    /** Whoever is above the officer would learn of the investigation, if he were asked to decide. */
    @Test
    void shouldAskOnlyTheCommandStaffAboutAnInvestigationWithoutNamedApprover() {
        var department = Department.load("ED-I");
        String draft = asks("ED-I-officer,," + WINDOW + ",case 4711,INVESTIGATION,");

        approve(draft, department.token("sgt", "supervisor")).statusCode(403);
        list(department.token("sgt", "supervisor")).body("items", empty());
        assertThat(results.text("select deciders from decision where decision_id = '" + draft + "'"))
                .isEqualTo("{}");
        approve(draft, STANDARDS)
                .statusCode(200)
                .body("employee_id", nullValue(), "reason", nullValue(), "decided_by", nullValue());
    }

    @Test
    void shouldRecordEveryRowAndDecisionWithItsSubject() {
        var department = Department.load("ED-J");
        String one = asks("ED-J-officer,," + WINDOW + ",search,,ED-J-sgt");
        String other = asks(",Patrol ED-J," + WINDOW + ",press day,,ED-J-chief");
        approve(one, department.token("sgt", "supervisor")).statusCode(200);
        decline(other, department.token("chief", "supervisor")).statusCode(200);
        revoke(department.token("sgt", "supervisor"), one).statusCode(200);

        await("the records")
                .atMost(Results.PATIENCE)
                .untilAsserted(() -> assertThat(records("ED-J-officer"))
                        .isEqualTo("ask_exemption by rosteradmin, approve_exemption by ed-j-sgt, revoke_exemption by"
                                + " ed-j-sgt"));
        await("the records of the unit")
                .atMost(Results.PATIENCE)
                .untilAsserted(() -> assertThat(records("unit Patrol ED-J"))
                        .isEqualTo("ask_exemption by rosteradmin, decline_exemption by ed-j-chief"));
    }

    private String records(String subject) {
        return results.text("select string_agg(action || ' by ' || actor, ', ' order by at, seq) from audit_record"
                + " where subject = '" + subject + "' and action like '%exemption'");
    }

    private long revoked(String exemption) {
        return results.number(
                "select count(*) from exemption where revoked_at is not null and exemption_id = '" + exemption + "'");
    }

    private Duration exempt(String employeeId) {
        return exemptions
                .during(employeeId, Instant.parse("2026-11-05T00:00:00Z"), Instant.parse("2026-11-06T00:00:00Z"))
                .length();
    }

    private static String asks(String row) {
        return importing(TestTokens.of("rosteradmin", "roster-admin"), row)
                .body("rows[0].outcome", equalTo("pending"))
                .extract()
                .path("rows[0].draft_id");
    }

    private static ValidatableResponse importing(String token, String rows) {
        return DepartmentFixtures.as(token)
                .contentType("text/csv")
                .body(HEADER + rows + "\n")
                .post("/api/v1/exemptions/import")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse approve(String draft, String token) {
        return DepartmentFixtures.approvesExemption(draft, token);
    }

    private static ValidatableResponse decline(String draft, String token) {
        return DepartmentFixtures.as(token)
                .contentType("application/json")
                .body("{\"reason\": \"I sent nobody\"}")
                .post("/api/v1/exemptions/drafts/{id}/decline", draft)
                .then();
    }

    private static ValidatableResponse revoke(String token, String id) {
        return DepartmentFixtures.as(token)
                .contentType("application/json")
                .body("{\"reason\": \"the wrong day\"}")
                .post("/api/v1/exemptions/{id}/revoke", id)
                .then();
    }

    private static ValidatableResponse list(String token) {
        return list(token, 200);
    }

    private static ValidatableResponse list(String token, int status) {
        return DepartmentFixtures.as(token)
                .get("/api/v1/exemptions/drafts")
                .then()
                .statusCode(status);
    }
}
