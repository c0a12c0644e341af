package org.dutywatch.notification.notices;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.notification.testing.ServiceJson;
import org.dutywatch.notification.testing.TestMailServer;
import org.dutywatch.testing.Contract;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxIT extends OnRealServers {
    private static final String LOCAL_MIDNIGHT = ".*T0[56]:00:00Z";

    @Test
    void shouldShowARecipientOnlyHisOwnNotices() {
        UUID notice = notifyAbout("I101", "I010");
        notifyAbout("I111", "I011");

        given().auth()
                .oauth2(supervisor("I010"))
                .get("/api/v1/notices")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("items.notice_id", contains(notice.toString()))
                .body("items[0].employee.name", equalTo("Officer I101"))
                .body("items[0].state", equalTo("TOLD"))
                .body("items[0].minutes.point", equalTo(52.0f))
                .body("items[0].limit_minutes", equalTo(30.0f))
                .body("items[0].statement", startsWith("Estimated 52 min (band 44 to 61)"))
                .body("items[0].finding_state", equalTo("OPEN"));
        given().auth()
                .oauth2(supervisor("I011"))
                .get("/api/v1/notices/" + notice)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
    }

    @Test
    void shouldShowAPossiblePostingWithoutLimitOrAccusation() {
        publishEmployee("I901", "Officer I901", "I090");
        ComplianceEventFixtures finding = ComplianceEventFixtures.aPossiblePostingOf("I901");
        publish(finding);
        await("shown").atMost(SOON).until(() -> noticeStates(finding).equals("TOLD/INBOX/SUPERVISOR"));

        String text = given().auth()
                .oauth2(supervisor("I090"))
                .get("/api/v1/notices")
                .then()
                .statusCode(200)
                .body("items[0].rule", equalTo("POSSIBLE_POSTING_ON_DUTY"))
                .body("items[0].clause", equalTo("IV.B"))
                .body("items[0].tier", equalTo("REVIEW"))
                .body("items[0].statement", startsWith("Possible posting on duty: 1 request that looks like an upload"))
                .body("items[0].indications.sites", contains("facebook"))
                .body("items[0].limit_minutes", nullValue())
                .extract()
                .asString();

        assertFalse(text.toLowerCase(Locale.ROOT).contains("violat"), text);
        assertEquals("", deliveryStates(finding));
        assertNoMailTo(ComplianceEventFixtures.mailOf("I090"));
    }

    @Test
    void shouldPageThroughTheInboxNewestFirst() {
        UUID first = notifyAbout("I201", "I020");
        UUID second = notifyAbout("I202", "I020");
        String page = "/api/v1/notices?page_size=1";

        String next = given().auth()
                .oauth2(supervisor("I020"))
                .get(page)
                .then()
                .body("items.notice_id", contains(second.toString()))
                .extract()
                .path("next_page_token");

        given().auth()
                .oauth2(supervisor("I020"))
                .get(page + "&page_token=" + next)
                .then()
                .body("items.notice_id", contains(first.toString()))
                .body("next_page_token", nullValue());
        given().auth()
                .oauth2(supervisor("I020"))
                .get(page + "&page_token=forged")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(supervisor("I020"))
                .get("/api/v1/notices?state=ACKNOWLEDGED")
                .then()
                .body("items", empty());
    }

    @Test
    void shouldAcknowledgeOnceAndPublishIt() throws IOException {
        UUID notice = notifyAbout("I301", "I030");

        String answeredAt = acknowledge(notice, "I030", "Spoke with the officer.");
        String again = acknowledge(notice, "I030", "Another answer.");

        assertEquals(answeredAt, again);
        var events = awaitOn(NoticeChanged.TOPIC, "I301", 3);
        var contract = new Contract(Path.of("contracts"), NoticeChanged.TOPIC);
        for (var event : events) {
            assertEquals(List.of(), contract.errorsIn(new String(event.value(), StandardCharsets.UTF_8)));
        }
        var last = ServiceJson.mapper().readValue(events.get(2).value(), NoticeChanged.class);
        assertEquals(Notice.State.ACKNOWLEDGED, last.state());
        assertEquals("Spoke with the officer.", last.comment());
        assertEquals("I030", last.acknowledgedBy());
        String trail = new String(awaitOn(AuditTrail.TOPIC, "I030", 1).get(0).value(), StandardCharsets.UTF_8);
        assertTrue(trail.contains("acknowledge_notice"), trail);
    }

    @Test
    void shouldRefuseAnAnswerFromAnybodyButTheRecipient() {
        UUID notice = notifyAbout("I401", "I040");

        for (String other : List.of("I401", "I011")) {
            given().auth()
                    .oauth2(TestTokens.withSubject(
                            other, ComplianceEventFixtures.mailOf(other), "supervisor", "administrator", "chief"))
                    .contentType("application/json")
                    .body("{}")
                    .post("/api/v1/notices/" + notice + "/acknowledge")
                    .then()
                    .statusCode(404);
        }
        given().auth()
                .oauth2(supervisor("I040"))
                .contentType("application/json")
                .body("{\"comment\": \"x\", \"verdict\": \"y\"}")
                .post("/api/v1/notices/" + notice + "/acknowledge")
                .then()
                .statusCode(400);
    }

    @Test
    void shouldTakeNobodyForTheRecipientBecauseOfAMailAddress() {
        UUID notice = notifyAbout("I411", "I041");

        for (String stranger : List.of(
                TestTokens.withEmail("thief", ComplianceEventFixtures.mailOf("I041"), "supervisor"),
                TestTokens.withoutSubject("thief", ComplianceEventFixtures.mailOf("I041"), "supervisor"))) {
            acknowledge(stranger, notice).then().statusCode(404);
            given().auth()
                    .oauth2(stranger)
                    .get("/api/v1/notices")
                    .then()
                    .statusCode(200)
                    .body("items.notice_id", not(hasItem(notice.toString())));
        }
        acknowledge(supervisor("I041"), notice).then().statusCode(200);
    }

    @Test
    void shouldTakeALoginForNobodyWhileTwoEmployeesHaveIt() {
        UUID notice = notifyAbout("I421", "I042");
        publishWithLogin("I043", 1, "I042");
        await("two employees have the login")
                .atMost(SOON)
                .until(() -> acknowledge(supervisor("I042"), notice).statusCode() == 404);

        publishWithLogin("I043", 2, "I043");

        await("the login is I042's alone again")
                .atMost(SOON)
                .until(() -> acknowledge(supervisor("I042"), notice).statusCode() == 200);
    }

    private void publishWithLogin(String employeeId, long version, String loginOf) {
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                employeeId,
                ComplianceEventFixtures.employeeWithLogin(
                        employeeId, version, "Sgt. " + employeeId, ComplianceEventFixtures.mailOf(loginOf)));
    }

    private static Response acknowledge(String token, UUID notice) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/notices/" + notice + "/acknowledge");
    }

    @Test
    void shouldShowAdministratorsTheirNoticesButNeverThoseAboutThemselves() {
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                "I501",
                ComplianceEventFixtures.employee("I501", 1, "Chief I501", "I501"));
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("I501");
        publish(finding);
        await("notified").atMost(SOON).until(() -> noticeStates(finding).equals("TOLD/MAIL/ADMINISTRATORS"));
        String notice = noticeIdOf(finding).toString();

        given().auth()
                .oauth2(TestTokens.of("standards", "administrator"))
                .get("/api/v1/notices?page_size=200")
                .then()
                .body("items.notice_id", hasItem(notice))
                .body("items.recipient.kind", everyItem(equalTo("ADMINISTRATORS")))
                .body("items.findAll { it.employee != null }", empty());
        String masked = given().auth()
                .oauth2(TestTokens.of("standards", "administrator"))
                .get("/api/v1/notices/" + notice)
                .then()
                .statusCode(200)
                .body("employee", nullValue(), "shift.start", endsWith("T06:00:00Z"))
                .body("finding_id", nullValue())
                .body("created_at", matchesPattern(LOCAL_MIDNIGHT), "told_at", matchesPattern(LOCAL_MIDNIGHT))
                .extract()
                .asString();
        assertFalse(masked.contains("I501"), masked);
        var shown = JsonPath.from(masked);
        assertEquals(50.0, shown.getDouble("minutes.point"), "the minutes to the nearest 5");
        assertTrue(shown.getString("statement").startsWith("Estimated 50 min (band 45 to 60)"), masked);
        given().auth()
                .oauth2(TestTokens.of("auditor", "auditor"))
                .get("/api/v1/notices/" + notice)
                .then()
                .statusCode(200)
                .body("employee.employee_id", equalTo("I501"));
        given().auth()
                .oauth2(TestTokens.withSubject("I501", ComplianceEventFixtures.mailOf("I501"), "administrator"))
                .get("/api/v1/notices?page_size=200")
                .then()
                .body("items.notice_id", not(hasItem(notice)));
    }

    @Test
    void shouldAcceptAnAnswerWhenOneAdministratorsAddressIsRefused() {
        TestMailServer.refuse(TestMailServer.DEPUTY);
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                "I801",
                ComplianceEventFixtures.employee("I801", 1, "Chief I801", "I801"));
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("I801");
        publish(finding);
        await("one is notified, the other is not")
                .atMost(SOON)
                .until(() -> deliveryStates(finding).matches("(?=.*SENT)(?=.*FAILED)((?!DUE|RETRYING).)*"));
        assertEquals("TOLD/MAIL/ADMINISTRATORS", noticeStates(finding));

        given().auth()
                .oauth2(TestTokens.of("standards", "administrator"))
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/notices/" + noticeIdOf(finding) + "/acknowledge")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACKNOWLEDGED"));
        given().auth()
                .oauth2(TestTokens.of("standards", "administrator"))
                .get("/api/v1/notices/" + noticeIdOf(finding) + "/deliveries")
                .then()
                .statusCode(200)
                .body("items", not(empty()))
                .body("items.created_at", everyItem(matchesPattern(LOCAL_MIDNIGHT)))
                .body("items.findAll { it.sent_at != null }.sent_at", everyItem(matchesPattern(LOCAL_MIDNIGHT)))
                .body("items.next_attempt_at", everyItem(matchesPattern(LOCAL_MIDNIGHT)));
    }

    @Test
    void shouldShowDeliveriesToTheAuditorAndRecordTheAccess() {
        UUID notice = notifyAbout("I601", "I060");

        given().auth()
                .oauth2(TestTokens.of("auditor-i6", "auditor"))
                .get("/api/v1/notices/" + notice + "/deliveries")
                .then()
                .statusCode(200)
                .body("items.status", contains("SENT"))
                .body("items[0].address", equalTo(ComplianceEventFixtures.mailOf("I060")))
                .body("items[0].sent_at", notNullValue());

        String trail =
                new String(awaitOn(AuditTrail.TOPIC, "auditor-i6", 1).get(0).value(), StandardCharsets.UTF_8);
        assertTrue(trail.contains("view_notice") && trail.contains("I601"), trail);
    }

    @Test
    void shouldPreviewTheRouteStepByStep() {
        publishEmployee("I701", "Officer I701", "I070");
        String auditor = TestTokens.of("auditor", "auditor");

        given().auth()
                .oauth2(auditor)
                .get("/api/v1/routing/preview?employee_id=I701&tier=REVIEW")
                .then()
                .statusCode(200)
                .body("recipient.employee_id", equalTo("I070"))
                .body("channel", equalTo("inbox"))
                .body("steps.decision", contains("SUBJECT", "TOLD"));
        given().auth()
                .oauth2(auditor)
                .get("/api/v1/routing/preview?employee_id=I701&at=2020-01-01T00:00:00Z")
                .then()
                .body("recipient", nullValue())
                .body("steps.decision", contains("NOT_YET_KNOWN"));
        given().auth()
                .oauth2(auditor)
                .get("/api/v1/routing/preview?employee_id=I701&at=yesterday")
                .then()
                .statusCode(400);
    }

    private UUID notifyAbout(String employeeId, String supervisorId) {
        publishEmployee(employeeId, "Officer " + employeeId, supervisorId);
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout(employeeId);
        publish(finding);
        await("notified").atMost(SOON).until(() -> noticeStates(finding).equals("TOLD/MAIL/SUPERVISOR"));
        return noticeIdOf(finding);
    }

    private static String acknowledge(UUID notice, String supervisorId, String comment) {
        return given().auth()
                .oauth2(supervisor(supervisorId))
                .contentType("application/json")
                .body("{\"comment\": \"" + comment + "\"}")
                .post("/api/v1/notices/" + notice + "/acknowledge")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACKNOWLEDGED"))
                .body("comment", equalTo("Spoke with the officer."))
                .extract()
                .path("acknowledged_at");
    }

    private static String supervisor(String employeeId) {
        return TestTokens.withSubject(employeeId, ComplianceEventFixtures.mailOf(employeeId), "supervisor");
    }
}
