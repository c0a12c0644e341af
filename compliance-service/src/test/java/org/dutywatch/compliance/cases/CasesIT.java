package org.dutywatch.compliance.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.cases.findings.FindingRows;
import org.dutywatch.compliance.model.duty.AffectedInterval;
import org.dutywatch.compliance.people.alerted.AlertedShifts;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.RealServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The area {@code cases} decides which findings there are, and what people may do about them. What enters: the outcome
 * of each evaluation, the steps of supervisors, and the replies of the employee. What leaves: {@code /api/v1/findings}
 * for people, {@link FindingRows} for the area {@code insight}, and each revision as
 * {@code compliance.finding-changed.v1}.
 */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class CasesIT {
    private static final Instant START = Instant.parse("2026-11-05T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(10));
    private static final Instant VISIT = START.plus(Duration.ofHours(2));

    @Inject
    ComplianceTopics topics;

    @Inject
    AlertedShifts alertedShifts;

    @Inject
    Results results;

    private String officer = "";
    private String sergeant = "";

    /** The limit is 30 minutes per shift. */
    @BeforeEach
    void officerOnDuty() {
        String tag = UUID.randomUUID().toString().substring(0, 8);
        officer = "CAO" + tag;
        sergeant = "CAS" + tag;
        DepartmentFixtures.employs(sergeant, "Unit " + tag, "");
        DepartmentFixtures.employs(officer, "Unit " + tag, sergeant);
        DepartmentFixtures.limits("Unit " + tag, 30);
        DepartmentFixtures.rosters(officer, START, END);
    }

    @Test
    void shouldOpenAnAlertWhenTheLowMinutesAreOverTheLimit() {
        readsFacebook(45);

        var finding = results.awaitRevision(officer, 1);

        assertThat(finding.getString("tier")).isEqualTo("ALERT");
        assertThat(finding.getString("state")).isEqualTo("OPEN");
        assertThat(finding.getFloat("minutes.low")).isGreaterThan(30);
        assertThat(finding.getString("statement")).contains("against a limit of 30.0");
    }

    @Test
    void shouldFindNothingWhenTheMinutesAreWithinTheLimit() {
        readsFacebook(15);

        DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/findings?employee_id=" + officer)
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void shouldWithdrawTheFindingWhenTheRosterIsCorrected() {
        readsFacebook(45);

        DepartmentFixtures.takesOffTheRoster(officer, START);

        var withdrawn = awaitState("WITHDRAWN");
        assertThat(withdrawn.getList("history.cause", String.class)).endsWith("ROSTER");
        assertThat(published(withdrawn.getString("finding_id")))
                .startsWith("OPENED")
                .endsWith("WITHDRAWN");
    }

    @Test
    void shouldPublishTheDutyVersionWhenTheFindingIsWithdrawn() {
        readsFacebook(45);

        DepartmentFixtures.takesOffTheRoster(officer, START);

        var withdrawn = awaitState("WITHDRAWN");
        var event = lastEvent(withdrawn.getString("finding_id"), withdrawn.getInt("revision"));
        assertThat(event.path("duty_version").asLong()).isEqualTo(newestDutyVersion());
    }

    @Test
    void shouldPublishTheRevisionAgainWhenNewerDutyLeavesTheFindingAsItIs() {
        readsFacebook(45);
        var before = results.finding(officer);
        String id = before.getString("finding_id");
        var first = lastEvent(id, before.getInt("revision"));
        long oldDuty = newestDutyVersion();
        assertThat(first.path("duty_version").asLong()).isEqualTo(oldDuty);

        DepartmentFixtures.rosters(
                officer, START, END, START.plus(Duration.ofHours(6)), START.plus(Duration.ofHours(7)));

        await("the revision with the newer duty")
                .atMost(Results.PATIENCE)
                .until(() -> newestDutyVersion() > oldDuty
                        && lastEvent(id, before.getInt("revision"))
                                        .path("duty_version")
                                        .asLong()
                                == newestDutyVersion());
        assertThat(published(id)).endsWith(first.path("change").asText());
        assertThat(results.finding(officer).getInt("revision")).isEqualTo(before.getInt("revision"));
    }

    @Test
    void shouldShowTheReplyAndTheStepInTheHistoryWhenBothAnswered() {
        readsFacebook(45);

        step(officer, "replies", "{\"text\":\"I was looking for a missing girl.\"}")
                .statusCode(201);
        step(sergeant, "acknowledge", "{}").statusCode(200);

        var finding = results.finding(officer);
        assertThat(finding.getString("state")).isEqualTo("ACKNOWLEDGED");
        assertThat(finding.getList("history.change", String.class)).endsWith("REPLIED", "ACKNOWLEDGED");
        assertThat(finding.getString("history[-1].by")).isEqualTo(sergeant);
    }

    @Test
    void shouldRefuseAStepWhenTheFindingIsAboutThePersonHimself() {
        readsFacebook(45);

        step(officer, "acknowledge", "{}").statusCode(422).body("detail", containsString("about yourself"));

        assertThat(results.finding(officer).getString("state")).isEqualTo("OPEN");
    }

    @Test
    void shouldRegisterTheShiftForTheAreasBelowWhenItHasAnAlert() {
        var shift = List.of(new AffectedInterval(officer, START, END));

        readsFacebook(45);

        assertThat(QuarkusTransaction.requiringNew().call(() -> alertedShifts.employeesAlertedIn(shift)))
                .containsExactly(officer);
    }

    private void readsFacebook(int minutes) {
        var visit = AccessFixtures.facebookVisit(officer, VISIT, minutes);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
    }

    private JsonPath awaitState(String state) {
        await("the finding is " + state)
                .atMost(Results.PATIENCE)
                .until(() -> results.finding(officer).getString("state").equals(state));
        return results.finding(officer);
    }

    /** The changes that were published about the finding, in order, as soon as the last one is. */
    private List<String> published(String findingId) {
        int revisions = results.finding(officer).getInt("revision");
        await("all revisions are published")
                .atMost(Results.PATIENCE)
                .until(() -> topics.findingEvents(findingId).stream()
                        .anyMatch(event -> event.path("revision").asInt() == revisions));
        return topics.findingEvents(findingId).stream()
                .map((JsonNode event) -> event.path("change").asText())
                .toList();
    }

    /** The last event about the finding, as soon as this revision is published. */
    private JsonNode lastEvent(String findingId, int revision) {
        await("revision " + revision + " is published")
                .atMost(Results.PATIENCE)
                .until(() -> topics.findingEvents(findingId).stream()
                        .anyMatch(event -> event.path("revision").asInt() == revision));
        var events = topics.findingEvents(findingId);
        return events.get(events.size() - 1);
    }

    private long newestDutyVersion() {
        return topics.dutyEvents(officer).stream()
                .mapToLong(event -> event.path("version").asLong())
                .max()
                .orElseThrow();
    }

    private ValidatableResponse step(String by, String step, String body) {
        return DepartmentFixtures.as(DepartmentFixtures.tokenOf(by, "supervisor", "employee"))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/findings/" + results.finding(officer).getString("finding_id") + "/" + step)
                .then();
    }
}
