package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After an alert a roster change needs a reason and the approval of a second person. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class RosterCorrectionsIT {
    private static final Instant START = Instant.parse("2026-11-06T12:00:00Z");
    private static final Instant END = Instant.parse("2026-11-06T22:00:00Z");
    private static final Instant VISIT = START.plus(Duration.ofHours(2));
    private static final String SECOND = TestTokens.of("h-second", "roster-admin");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    private String officer = "";
    private String sergeant = "";
    private int revision;

    @BeforeEach
    void officerWithAnAlert() {
        String name = UUID.randomUUID().toString().substring(0, 8);
        officer = "H-" + name;
        sergeant = "H-S" + name;
        String unit = "Unit " + officer;
        DepartmentFixtures.employs(sergeant, unit, "");
        DepartmentFixtures.employs(officer, unit, sergeant);
        DepartmentFixtures.rosters(officer, START, END);
        DepartmentFixtures.limits(unit, 30);
        var visit = AccessFixtures.facebookVisit(officer, VISIT, 60);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        var finding = results.finding(officer);
        assertThat(finding.getString("tier")).isEqualTo("ALERT");
        revision = finding.getInt("revision");
    }

    @Test
    void shouldRestoreEveryFigureWhenAnApprovedCorrectionIsReversed() {
        String before = results.minutesRows(officer);
        var minutes = results.finding(officer).getMap("minutes");

        String correction =
                remove(START, "was on leave").statusCode(202).extract().path("correction_id");
        assertThat(results.minutesRows(officer)).isEqualTo(before);
        approve(correction, SECOND)
                .statusCode(200)
                .body("state", equalTo("APPROVED"), "decided_by", equalTo("h-second"));

        var withdrawn = results.awaitRevision(officer, revision + 1);
        assertThat(withdrawn.getString("state")).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.getList("history.cause", String.class)).endsWith("ROSTER");

        String reversal = importing(row(END), "worked after all")
                .body("rows[0].outcome", equalTo("pending"), "counts.pending", equalTo(1))
                .extract()
                .path("rows[0].correction_id");
        assertThat(results.minutesRows(officer)).isEqualTo("none");
        approve(reversal, TestTokens.of("h-chief", "chief")).statusCode(200);

        var reopened = results.awaitRevision(officer, revision + 2);
        assertThat(reopened.getString("state")).isEqualTo("OPEN");
        assertThat(results.minutesRows(officer)).isEqualTo(before);
        assertThat(reopened.getMap("minutes")).isEqualTo(minutes);
    }

    @Test
    void shouldRefuseAnotherUnitForTheTimeOfAnAlert() {
        String row = String.join(
                ",",
                officer,
                "user-" + officer,
                "Officer " + officer,
                officer.toLowerCase(java.util.Locale.ROOT) + "@ridgemont-pd.example",
                sergeant,
                "Elsewhere " + officer);

        transfers(row, START)
                .body("rows[0].outcome", equalTo("refused"), "rows[0].reason", containsString(officer + " (Officer"));
        transfers(row, START.plusSeconds(1)).body("rows[0].outcome", equalTo("pending"));
    }

    /** The officer is under another sergeant since a second after the shift began. Lists show the chain of the shift. */
    @Test
    void shouldLetTheSergeantOfThatTimeDecideAndNotTheSergeantOfToday() {
        String newcomer = "H-N" + officer.substring(2);
        DepartmentFixtures.employs(newcomer, "Elsewhere " + officer, "");
        String correction = remove(START, "was on leave").extract().path("correction_id");
        DepartmentFixtures.moves(officer, newcomer, START.plusSeconds(1));

        approve(correction, tokenOf(newcomer, "supervisor")).statusCode(403);
        waiting(officer).body("items", hasSize(1));
        approve(correction, tokenOf(sergeant, "supervisor")).statusCode(200);
    }

    private static ValidatableResponse transfers(String row, Instant from) {
        return DepartmentFixtures.as(TestTokens.of("h-first", "roster-admin"))
                .contentType("text/csv")
                .body("employee_id,username,name,email,supervisor_id,unit,effective_from\n" + row + "," + from + "\n")
                .post("/api/v1/employees/import")
                .then()
                .statusCode(200);
    }

    @Test
    void shouldRefuseOnlyTheRowsThatNeedAReason() {
        String other = "H-O" + officer.substring(2);
        DepartmentFixtures.employs(other, "Unit " + other, "");
        String rows =
                row(END.minus(Duration.ofHours(1))) + row(officer, END.plus(Duration.ofDays(1))) + row(other, END);

        importing(rows, null)
                .body(
                        "rows.outcome",
                        equalTo(java.util.List.of("refused", "refused", "added")),
                        "rows[0].reason",
                        containsString("?reason="),
                        "counts.refused",
                        equalTo(2));
        waiting(officer).body("items", empty());
        importing(rows, "the duty sheet")
                .body("rows.outcome", equalTo(java.util.List.of("pending", "pending", "unchanged")));
        waiting(officer).body("items", hasSize(1), "items[0].added", hasSize(2), "items[0].superseded", hasSize(1));
    }

    @Test
    void shouldListTheShiftThatASnapshotImportKeeps() {
        var window = Map.of("mode", "snapshot", "from", START.toString(), "to", END.toString(), "dry_run", "true");
        DepartmentFixtures.as(TestTokens.of("h-first", "roster-admin"))
                .contentType("text/csv")
                .queryParams(window)
                .queryParam("reason", "a new plan")
                .body("employee_id,start,end,kind,break_start,break_end\n")
                .post("/api/v1/roster/import")
                .then()
                .statusCode(200)
                .body(
                        "kept.entry.employee_id",
                        hasItem(officer),
                        "removed.employee_id",
                        not(hasItem(officer)),
                        "kept[0].correction_id",
                        nullValue());
    }

    @Test
    void shouldRefuseADecisionByTheAuthorTheEmployeeOrAStranger() {
        String correction = remove(START, "was on leave").extract().path("correction_id");

        approve(correction, TestTokens.of("h-first", "roster-admin"))
                .statusCode(422)
                .body("detail", containsString("a second person must"));
        decline(correction, TestTokens.of("h-first", "roster-admin")).statusCode(422);
        approve(correction, tokenOf(officer, "supervisor", "roster-admin"))
                .statusCode(422)
                .body("detail", containsString("your own roster"));
        approve(correction, TestTokens.of("h-stranger", "supervisor")).statusCode(403);
        approve(correction, TestTokens.of("h-auditor", "auditor")).statusCode(403);
        approve(UUID.randomUUID().toString(), SECOND).statusCode(404);
        assertThat(results.finding(officer).getString("state")).isEqualTo("OPEN");

        approve(correction, tokenOf(sergeant, "supervisor"))
                .statusCode(200)
                .body("employee_ids", equalTo(java.util.List.of(officer)));
        approve(correction, SECOND).statusCode(409).body("detail", containsString("approved already"));
        decline(correction, SECOND).statusCode(409);
    }

    @Test
    void shouldLeaveTheRosterWhenTheSecondPersonDeclines() {
        String correction = remove(START, "was on leave").extract().path("correction_id");
        remove(START, "asked again").statusCode(202).body("correction_id", equalTo(correction));

        decline(correction, SECOND)
                .statusCode(200)
                .body("state", equalTo("DECLINED"), "decision_reason", equalTo("the duty sheet says otherwise"));

        approve(correction, SECOND).statusCode(409);
        assertThat(results.finding(officer).getInt("revision")).isEqualTo(revision);
    }

    @Test
    void shouldRefuseToApproveACorrectionThatNoLongerFits() {
        String removal = remove(START, "was on leave").extract().path("correction_id");
        String shorter = importing(row(END.minus(Duration.ofHours(1))), "left early")
                .extract()
                .path("rows[0].correction_id");
        approve(shorter, SECOND).statusCode(200);

        approve(removal, SECOND)
                .statusCode(409)
                .body("detail", containsString("the REGULAR shift 2026-11-06T12:00:00Z to 2026-11-06T22:00:00Z"));

        String overlapping = importing(
                        row(officer, START.minus(Duration.ofHours(2)), START.plus(Duration.ofHours(1))), "came early")
                .extract()
                .path("rows[0].outcome");
        assertThat(overlapping).isEqualTo("refused");
    }

    @Test
    void shouldShowPendingCorrectionsToThoseWhoMayDecide() {
        String correction =
                remove(START, "was on leave").statusCode(202).extract().path("correction_id");

        waiting(officer).body("items", hasSize(1), "items[0].reason", equalTo("was on leave"));
        DepartmentFixtures.as(tokenOf(sergeant, "supervisor"))
                .queryParam("state", "pending")
                .get("/api/v1/roster/corrections")
                .then()
                .statusCode(200)
                .body("items", hasSize(1), "items[0].employee_ids[0]", equalTo(officer));
        DepartmentFixtures.as(TestTokens.of("h-standards", "administrator"))
                .get("/api/v1/roster/corrections")
                .then()
                .statusCode(200)
                .body("items.employee_ids.flatten()", everyItem(startsWith("P-")))
                .body("items.correction_id", not(hasItem(correction)))
                .body("items.findAll { it.reason != null || it.author != null }", empty());
        DepartmentFixtures.as(SECOND)
                .queryParam("state", "lost")
                .get("/api/v1/roster/corrections")
                .then()
                .statusCode(400);
    }

    private static String tokenOf(String employee, String... roles) {
        return TestTokens.withSubject(
                "user-" + employee, employee.toLowerCase(java.util.Locale.ROOT) + "@ridgemont-pd.example", roles);
    }

    private String row(Instant end) {
        return row(officer, START, end);
    }

    /** A row for a shift of ten hours with this end. */
    private static String row(String employee, Instant end) {
        return row(employee, end.minus(Duration.ofHours(10)), end);
    }

    private static String row(String employee, Instant start, Instant end) {
        return employee + "," + start + "," + end + ",REGULAR,,\n";
    }

    private static ValidatableResponse importing(String rows, @org.jspecify.annotations.Nullable String reason) {
        var request =
                DepartmentFixtures.as(TestTokens.of("h-first", "roster-admin")).contentType("text/csv");
        return (reason == null ? request : request.queryParam("reason", reason))
                .body("employee_id,start,end,kind,break_start,break_end\n" + rows)
                .post("/api/v1/roster/import")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse remove(Instant start, String reason) {
        return DepartmentFixtures.as(TestTokens.of("h-first", "roster-admin"))
                .queryParam("reason", reason)
                .delete("/api/v1/roster/shifts/" + officer + "/" + start)
                .then();
    }

    private static ValidatableResponse approve(String correction, String token) {
        return DepartmentFixtures.as(token)
                .post("/api/v1/roster/corrections/" + ShownIds.ofRosterRecord(token, correction) + "/approve")
                .then();
    }

    private static ValidatableResponse decline(String correction, String token) {
        return DepartmentFixtures.as(token)
                .contentType("application/json")
                .body("{\"reason\":\"the duty sheet says otherwise\"}")
                .post("/api/v1/roster/corrections/" + ShownIds.ofRosterRecord(token, correction) + "/decline")
                .then();
    }

    /** The pending corrections of this employee; there may be others of other tests. */
    private static ValidatableResponse waiting(String employee) {
        return DepartmentFixtures.as(tokenOf(employee.replace("H-", "H-S"), "supervisor"))
                .queryParam("state", "pending")
                .get("/api/v1/roster/corrections")
                .then()
                .statusCode(200);
    }
}
