package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.people.access.ShownIds;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.LinkLogins;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The steps that people take on a finding, over REST and with their own tokens. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class FindingLifecycleIT {
    private static final Instant START = Instant.parse("2026-11-12T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(10));
    private static final Instant VISIT = START.plus(Duration.ofHours(2));
    private static final String IN_PERSON = "{\"way\":\"IN_PERSON\",\"note\":\"at roll call\"}";
    private static final String EXPLAINED = "{\"resolution\":\"EXPLAINED\",\"reason\":\"a case search\"}";
    private static final String STANDARDS = TestTokens.of("d-second-standards", "administrator");
    private static final String REASON = "{\"reason\":\"the minutes are right, he was heard\"}";

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    @Inject
    LinkLogins logins;

    private String lieutenant = "";
    private String sergeant = "";
    private String officer = "";
    private String unit = "";
    private String finding = "";

    @BeforeEach
    void officerWithAnAlert() {
        String tag = UUID.randomUUID().toString().substring(0, 6);
        lieutenant = "D-L" + tag;
        sergeant = "D-S" + tag;
        officer = "D-O" + tag;
        unit = "D-Unit " + tag;
        DepartmentFixtures.employs(lieutenant, unit, "");
        DepartmentFixtures.employs(sergeant, unit, lieutenant);
        DepartmentFixtures.employs(officer, unit, sergeant);
        DepartmentFixtures.rosters(officer, START, END);
        DepartmentFixtures.limits(unit, 30);
        var visit = AccessFixtures.facebookVisit(officer, VISIT, 45);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        finding = results.finding(officer).getString("finding_id");
    }

    @Test
    void shouldGoFromOpenToReferredAndPublishEachStep() throws IOException {
        as(sergeant, "acknowledge", "").statusCode(200).body("state", equalTo("ACKNOWLEDGED"));
        as(sergeant, "notice", IN_PERSON).statusCode(200).body("history.change", hasItem("NOTICE_GIVEN"));
        as(lieutenant, "review", "").statusCode(200).body("state", equalTo("UNDER_REVIEW"));
        OwnerDatabase.execute("update finding_change set changed_at = changed_at - interval '11 days' where change ="
                + " 'NOTICE_GIVEN' and finding_id = '" + finding + "'");
        as(lieutenant, "refer", REASON)
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("resolution", equalTo("REFERRED"))
                .body("history[-1].by", equalTo(lieutenant))
                .body("history[-1].reason", equalTo("the minutes are right, he was heard"))
                .body("history[-1].evidence_sha256", matchesPattern("[0-9a-f]{64}"));

        var events = topics.findingEvents(finding);
        await("the referral is published")
                .atMost(Results.PATIENCE)
                .until(() -> topics.findingEvents(finding).stream()
                        .anyMatch(event -> event.path("change").asText().equals("REFERRED")));
        events = topics.findingEvents(finding);
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("contracts/compliance.finding-changed.v1.schema.json")));
        assertThat(events)
                .allSatisfy(event -> assertThat(schema.validate(event)).isEmpty());
        assertThat(events.stream().map(event -> event.path("change").asText()))
                .endsWith("ACKNOWLEDGED", "NOTICE_GIVEN", "REVIEW_STARTED", "REFERRED");
        assertThat(events.stream().map(event -> event.path("revision").asInt()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldRefuseAReferralBeforeNoticeAndWithinTheReplyWindow() {
        as(sergeant, "acknowledge", "").statusCode(200);
        as(lieutenant, "review", "").statusCode(200);

        as(lieutenant, "refer", REASON).statusCode(422).body("detail", containsString("give notice first"));
        as(lieutenant, "notice", IN_PERSON).statusCode(200);
        as(lieutenant, "refer", REASON).statusCode(422).body("detail", containsString("the employee can reply until"));
        as(lieutenant, "notice", IN_PERSON).statusCode(409);
    }

    @Test
    void shouldRefuseReviewByTheSubjectAndTheReporter() {
        for (String step : List.of("acknowledge", "review")) {
            as(officer, step, "").statusCode(422).body("detail", containsString("about yourself"));
        }
        as(sergeant, "acknowledge", "").statusCode(200);
        as(sergeant, "review", "").statusCode(422).body("detail", containsString("you acknowledged the finding"));
        as(lieutenant, "review", "").statusCode(200);
        as(sergeant, "close", EXPLAINED).statusCode(422);
        as(sergeant, "refer", REASON).statusCode(422);
        as(officer, "notice", IN_PERSON).statusCode(422);

        approves(STANDARDS, asks(lieutenant)).statusCode(200);
        assertThat(results.finding(officer).getString("resolution")).isEqualTo("EXPLAINED");
    }

    @Test
    void shouldCloseAnAlertOnlyWhenASecondPersonAgrees() {
        String captain = lieutenant + "C";
        DepartmentFixtures.employs(captain, unit, "");
        DepartmentFixtures.moves(lieutenant, captain, START.minus(Duration.ofDays(1)));
        logins.linkAlso(lieutenant, "second-login-of-" + lieutenant);
        as(sergeant, "acknowledge", "").statusCode(200);
        as(lieutenant, "review", "").statusCode(200);
        String closing = asks(lieutenant);
        assertThat(stateOf(finding)).isEqualTo("UNDER_REVIEW");
        as(lieutenant, "close", EXPLAINED).statusCode(409).body("detail", containsString("already"));

        String secondLogin =
                TestTokens.withSubject("another-user", "second-login-of-" + lieutenant, "administrator", "supervisor");
        for (String token :
                List.of(secondLogin, tokenOf(lieutenant, "administrator"), tokenOf(sergeant, "supervisor"))) {
            approves(token, closing).statusCode(422).body("detail", containsString("a second person must decide"));
            declines(token, closing).statusCode(422);
        }
        approves(tokenOf(officer, "administrator"), closing)
                .statusCode(422)
                .body("detail", containsString("about yourself"));
        String stranger = "D-X" + officer;
        DepartmentFixtures.employs(stranger, "D-elsewhere", "");
        approves(tokenOf(stranger, "supervisor"), closing).statusCode(403);
        approves(TestTokens.of("d-auditor", "auditor"), closing).statusCode(403);
        approves(STANDARDS, UUID.randomUUID().toString()).statusCode(404);
        assertThat(stateOf(finding)).isEqualTo("UNDER_REVIEW");

        approves(tokenOf(captain, "supervisor"), closing).statusCode(200).body("state", equalTo("APPROVED"));
        assertThat(stateOf(finding)).isEqualTo("CLOSED");
        assertThat(results.finding(officer).getString("history[-1].by")).isEqualTo(captain);
        assertThat(results.finding(officer).getString("history[-1].reason")).contains("a case search", lieutenant);
        approves(STANDARDS, closing).statusCode(409);
    }

    @Test
    void shouldAskThoseWhoWereAboveAtTheTimeOfTheShift() {
        String before = lieutenant + "B";
        String later = lieutenant + "N";
        DepartmentFixtures.employs(before, unit, "");
        DepartmentFixtures.employs(later, unit, "");
        DepartmentFixtures.moves(lieutenant, before, START.minus(Duration.ofDays(2)));
        DepartmentFixtures.moves(lieutenant, later, END.plus(Duration.ofDays(2)));
        as(sergeant, "review", "").statusCode(200);
        String closing = asks(sergeant);

        approves(tokenOf(later, "supervisor"), closing).statusCode(403);
        assertThat(closings(tokenOf(before, "supervisor"))).contains(closing);
        assertThat(closings(tokenOf(later, "supervisor"))).doesNotContain(closing);
        approves(tokenOf(before, "supervisor"), closing).statusCode(200);
        assertThat(stateOf(finding)).isEqualTo("CLOSED");
    }

    @Test
    void shouldLetTheChiefDecideWhereNobodyElseIsLeft() {
        as(sergeant, "acknowledge", "").statusCode(200);
        as(lieutenant, "review", "").statusCode(200);
        String closing = asks(lieutenant);

        approves(TestTokens.of("d-chief", "chief"), closing).statusCode(200);
        assertThat(stateOf(finding)).isEqualTo("CLOSED");
    }

    @Test
    void shouldStayUnderReviewWhenTheClosingIsDeclinedAndLetSomebodyAskAgain() {
        as(lieutenant, "review", "").statusCode(200);
        String closing = asks(lieutenant);
        declines(STANDARDS, closing).statusCode(200).body("state", equalTo("DECLINED"));

        assertThat(stateOf(finding)).isEqualTo("UNDER_REVIEW");
        String again = asks(lieutenant);
        assertThat(again).isNotEqualTo(closing);
        approves(STANDARDS, closing).statusCode(409);
        String corrected = "{\"resolution\":\"CORRECTED\",\"reason\":\"the roster was wrong\"}";
        declines(STANDARDS, again).statusCode(200);
        as(lieutenant, "close", corrected).statusCode(202).body("resolution", equalTo("CORRECTED"));
    }

    @Test
    void shouldNotCloseWhenTheReviewInWhichSomebodyAskedHasEnded() {
        as(lieutenant, "review", "").statusCode(200);
        String closing = asks(lieutenant);
        DepartmentFixtures.takesOffTheRoster(officer, START);
        await("withdrawn").atMost(Results.PATIENCE).until(() -> stateOf(finding).equals("WITHDRAWN"));
        DepartmentFixtures.rosters(officer, START, END);
        await("open again")
                .atMost(Results.PATIENCE)
                .until(() -> stateOf(finding).equals("OPEN"));
        approves(STANDARDS, closing).statusCode(409).body("detail", containsString("has ended"));

        as(lieutenant, "review", "").statusCode(200);
        approves(STANDARDS, closing).statusCode(409);
        String again = asks(lieutenant);
        declines(STANDARDS, closing).statusCode(200);
        approves(STANDARDS, again).statusCode(200);
        assertThat(stateOf(finding)).isEqualTo("CLOSED");
    }

    @Test
    void shouldCloseAloneWhatIsNoAlertAnyMore() {
        as(lieutenant, "review", "").statusCode(200);
        results.change("update finding set tier = 'REVIEW' where finding_id = '" + finding + "'");
        as(lieutenant, "close", EXPLAINED).statusCode(200).body("resolution", equalTo("EXPLAINED"));
    }

    @Test
    void shouldShowAnAwaitedClosingToAdministratorsWithoutPersonsAndTexts() {
        as(lieutenant, "review", "").statusCode(200);
        String closing = asks(lieutenant);

        String shown = DepartmentFixtures.as(STANDARDS)
                .queryParam("state", "AWAITED")
                .get("/api/v1/closings")
                .asString();
        assertThat(shown).contains("closing_id").doesNotContain(closing, finding, officer, lieutenant);
        assertThat(approves(STANDARDS, closing).statusCode(200).extract().asString())
                .doesNotContain(closing, finding, officer, lieutenant, "case search");
    }

    @Test
    void shouldEndAClosingThatItsAuthorWithdrawsOrNobodyDecidesAndLetSomebodyAskAgain() {
        as(sergeant, "acknowledge", "").statusCode(200);
        as(lieutenant, "review", "").statusCode(200);
        String withdrawn = asks(lieutenant);

        DepartmentFixtures.as(STANDARDS)
                .post("/api/v1/decisions/" + withdrawn + "/withdraw")
                .then()
                .statusCode(422);
        DepartmentFixtures.as(tokenOf(lieutenant, "supervisor"))
                .post("/api/v1/decisions/" + withdrawn + "/withdraw")
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        approves(STANDARDS, withdrawn).statusCode(409).body("detail", containsString("withdrawn already"));

        String expired = asks(lieutenant);
        assertThat(expired).isNotEqualTo(withdrawn);
        OwnerDatabase.execute("update decision set decide_by = asked_at where decision_id = '" + expired + "'");
        approves(STANDARDS, expired).statusCode(409).body("detail", containsString("expired already"));
        await("it is published that it expired")
                .atMost(Results.PATIENCE)
                .until(() -> topics.values("compliance.decision-awaited.v1").stream()
                        .anyMatch(event -> event.contains(expired) && event.contains("EXPIRED")));
        assertThat(asks(lieutenant)).isNotEqualTo(expired);
        assertThat(stateOf(finding)).isEqualTo("UNDER_REVIEW");
    }

    /** A notice to the administrators names no employee, and whoever acknowledged it may have two user names. */
    @Test
    void shouldKnowWhoAcknowledgedANoticeByHisAccount() {
        String captain = lieutenant + "C";
        DepartmentFixtures.employs(captain, unit, "");
        DepartmentFixtures.moves(lieutenant, captain, START.minus(Duration.ofDays(1)));
        logins.linkAlso(captain, "second-login-of-" + captain);
        topics.publish(
                "notification.notice-changed.v1",
                officer,
                notice(UUID.randomUUID().toString(), 1)
                        .replace(
                                "\"SUPERVISOR\",\"employee_id\":\"" + sergeant + "\"",
                                "\"ADMINISTRATORS\",\"employee_id\":null")
                        .replace(
                                "\"comment\"",
                                "\"acknowledged_by_account\":{\"issuer\":\"" + TestTokens.ISSUER
                                        + "\",\"subject\":\"second-login-of-" + captain + "\"},\"comment\""));
        await("acknowledged")
                .atMost(Results.PATIENCE)
                .until(() -> results.finding(officer).getString("state").equals("ACKNOWLEDGED"));
        assertThat(results.finding(officer).getString("history[-1].by")).isEqualTo(captain);

        as(lieutenant, "review", "").statusCode(200);
        approves(tokenOf(captain, "supervisor"), asks(lieutenant))
                .statusCode(422)
                .body("detail", containsString("whoever acknowledged the finding"));
    }

    private String asks(String employeeId) {
        return as(employeeId, "close", EXPLAINED)
                .statusCode(202)
                .body("state", equalTo("AWAITED"))
                .extract()
                .path("closing_id");
    }

    private static List<String> closings(String token) {
        return DepartmentFixtures.as(token)
                .get("/api/v1/closings")
                .then()
                .statusCode(200)
                .extract()
                .path("items.closing_id");
    }

    private static ValidatableResponse approves(String token, String closing) {
        return DepartmentFixtures.as(token)
                .post("/api/v1/closings/" + ShownIds.forToken(token, closing) + "/approve")
                .then();
    }

    private static ValidatableResponse declines(String token, String closing) {
        return DepartmentFixtures.as(token)
                .contentType("application/json")
                .body("{\"reason\":\"not yet\"}")
                .post("/api/v1/closings/" + ShownIds.forToken(token, closing) + "/decline")
                .then();
    }

    @Test
    void shouldRefuseReferralByTheReviewerWhenNobodyAcknowledged() {
        as(lieutenant, "review", "").statusCode(200);
        as(lieutenant, "refer", REASON).statusCode(422).body("detail", containsString("somebody else has to decide"));
    }

    @Test
    void shouldRefuseWhatTheStateDoesNotAllow() {
        as(lieutenant, "close", "{\"resolution\":\"CORRECTED\",\"reason\":\"the roster was wrong\"}")
                .statusCode(409)
                .body("detail", containsString("the finding is open"));
        as(sergeant, "acknowledge", "").statusCode(200);
        as(sergeant, "acknowledge", "").statusCode(409);
        as(lieutenant, "review", "").statusCode(200);
        as(lieutenant, "review", "").statusCode(409);
        as(lieutenant, "close", "{\"resolution\":\"REFERRED\",\"reason\":\"x\"}")
                .statusCode(400);
        as(lieutenant, "close", "{\"resolution\":\"EXPLAINED\",\"reason\":\" \"}")
                .statusCode(400);
        as(lieutenant, "close", "{\"resolution\":\"EXPLAINED\",\"reason\":\"a\\u0007b\"}")
                .statusCode(400);
        finding = UUID.randomUUID().toString();
        as(lieutenant, "review", "").statusCode(404);
    }

    @Test
    void shouldRefuseASupervisorOfAnotherChain() {
        String stranger = "D-X" + officer;
        DepartmentFixtures.employs(stranger, "D-elsewhere", "");

        as(stranger, "acknowledge", "").statusCode(403);
        act(TestTokens.of("d-standards", "administrator"), "acknowledge", "")
                .statusCode(200)
                .body("employee_id", containsString("P-"));
        act(TestTokens.of("d-auditor", "auditor"), "review", "").statusCode(403);
    }

    @Test
    void shouldShowWhoActedOnlyToThoseWhoMaySeePersons() {
        as(sergeant, "acknowledge", "").statusCode(200);
        String administrator = TestTokens.of("d-standards", "administrator");

        String pseudonymous = DepartmentFixtures.as(administrator)
                .get("/api/v1/findings/" + ShownIds.forToken(administrator, finding))
                .asString();
        assertThat(pseudonymous).contains("ACKNOWLEDGED").doesNotContain(sergeant, officer);
        assertThat(DepartmentFixtures.as(tokenOf(officer, "employee"))
                        .get("/api/v1/findings/" + finding)
                        .jsonPath()
                        .getString("history[-1].by"))
                .isEqualTo(sergeant);
    }

    @Test
    void shouldAcknowledgeWhenTheNoticeIsAcknowledgedAndOnlyOnce() {
        String notice = UUID.randomUUID().toString();
        topics.publish("notification.notice-changed.v1", officer, notice(notice, 2));
        await("acknowledged")
                .atMost(Results.PATIENCE)
                .until(() -> results.finding(officer).getString("state").equals("ACKNOWLEDGED"));
        int revision = results.finding(officer).getInt("revision");
        assertThat(results.finding(officer).getString("history[-1].by")).isEqualTo(sergeant);

        as(lieutenant, "review", "").statusCode(200);
        topics.publish("notification.notice-changed.v1", officer, notice(notice, 3));
        topics.publish(
                "notification.notice-changed.v1",
                officer,
                notice(UUID.randomUUID().toString(), 1));
        await("two notices")
                .atMost(Results.PATIENCE)
                .until(() -> results.finding(officer).getList("notices").size() == 2);
        assertThat(results.finding(officer).getInt("revision")).isEqualTo(revision + 1);
        assertThat(results.finding(officer).getString("state")).isEqualTo("UNDER_REVIEW");
    }

    @Test
    void shouldReopenWhenMoreIsMeasuredThanWasClosedAndStayClosedWhenLess() {
        as(sergeant, "acknowledge", "").statusCode(200);
        as(lieutenant, "review", "").statusCode(200);
        approves(STANDARDS, asks(lieutenant)).statusCode(200);
        int closed = results.finding(officer).getInt("revision");

        DepartmentFixtures.exempts(officer, VISIT, VISIT.plus(Duration.ofMinutes(5)));
        var lowered = results.awaitRevision(officer, closed + 1);
        assertThat(lowered.getString("state")).isEqualTo("CLOSED");
        assertThat(lowered.getList("history.change", String.class)).endsWith("CLOSED", "LOWERED");

        topics.publishAccesses(AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(6)), 20));
        await("opened again")
                .atMost(Results.PATIENCE)
                .until(() -> results.finding(officer).getString("state").equals("OPEN"));
        assertThat(results.finding(officer).getList("history.change", String.class))
                .contains("REOPENED");
    }

    @Test
    void shouldNameTheSupersedingFindingWhenTheShiftIsMoved() {
        DepartmentFixtures.takesOffTheRoster(officer, START);
        results.awaitRevision(officer, 2);
        DepartmentFixtures.rosters(officer, START.plus(Duration.ofHours(1)), END);

        await("superseded")
                .atMost(Results.PATIENCE)
                .until(() -> stateOf(finding).equals("SUPERSEDED"));
        var superseded = DepartmentFixtures.as(DepartmentFixtures.auditor()).get("/api/v1/findings/" + finding);
        superseded.then().body("superseded_by", notNullValue()).body("statement", containsString("Superseded"));
        String other = superseded.jsonPath().getString("superseded_by");
        assertThat(stateOf(other)).isEqualTo("OPEN");

        DepartmentFixtures.takesOffTheRoster(officer, START.plus(Duration.ofHours(1)));
        DepartmentFixtures.rosters(officer, START, END);
        await("the first is open again")
                .atMost(Results.PATIENCE)
                .until(() -> stateOf(finding).equals("OPEN"));
        await("the other is superseded")
                .atMost(Results.PATIENCE)
                .until(() -> stateOf(other).equals("SUPERSEDED"));
    }

    private static String stateOf(String id) {
        return DepartmentFixtures.as(DepartmentFixtures.auditor())
                .get("/api/v1/findings/" + id)
                .jsonPath()
                .getString("state");
    }

    private ValidatableResponse as(String employeeId, String step, String body) {
        return act(tokenOf(employeeId, "supervisor"), step, body);
    }

    private ValidatableResponse act(String token, String step, String body) {
        var request = DepartmentFixtures.as(token).contentType("application/json");
        return (body.isEmpty() ? request : request.body(body))
                .post("/api/v1/findings/" + ShownIds.forToken(token, finding) + "/" + step)
                .then();
    }

    private String notice(String id, int version) {
        return """
                {"notice_id":"%s","finding_id":"%s","employee_id":"%s","version":%d,
                 "recipient":{"kind":"SUPERVISOR","employee_id":"%s"},"state":"ACKNOWLEDGED","channel":"mail",
                 "told_revision":1,"told_at":"2026-11-12T15:00:00.000Z","acknowledged_at":"2026-11-12T15:10:00.000Z",
                 "acknowledged_by":"user-%s","comment":"spoke with him"}
                """.formatted(id, finding, officer, version, sergeant, sergeant);
    }

    private static String tokenOf(String employeeId, String role) {
        return DepartmentFixtures.tokenOf(employeeId, role);
    }
}
