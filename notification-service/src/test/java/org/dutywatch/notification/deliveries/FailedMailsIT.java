package org.dutywatch.notification.deliveries;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.dutywatch.notification.testing.ComplianceEventFixtures.mailOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.DecisionFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.notification.testing.TestMailServer;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** The mail server refused a supervisor's address for a while; then the failed mails are replayed. */
@QuarkusTest
class FailedMailsIT extends OnRealServers {

    @Test
    void shouldListAFailedMailAndSendItWhenItIsReplayed() {
        ComplianceEventFixtures finding = aRefusedAlertAbout("R101", "R010");
        asAdministrator()
                .get("/api/v1/failures")
                .then()
                .statusCode(200)
                .body("quarantined_rows.find { it.name == 'mails' }.count", greaterThanOrEqualTo(1));
        Management.request()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(matchesPattern("(?s).*dutywatch_quarantined_rows\\{name=\"mails\"} [1-9].*"));

        replayMails().body("rows", greaterThanOrEqualTo(1)).body("dead_letters", equalTo(0));

        awaitMails(mailOf("R010"), 1);
        awaitMailsTo("R010", "FIRST/SENT");
        assertEquals("TOLD/MAIL/SUPERVISOR TOLD/MAIL/ADMINISTRATORS", noticeStates(finding));
        assertEquals(
                1,
                count(
                        "select count(*) from notice join delivery using (notice_id)"
                                + " where address = ? and responsible",
                        mailOf("R010")));
    }

    @Test
    void shouldRetryAReplayedMailAsLongAsANewOne() {
        aRefusedAlertAbout("R201", "R020");
        changeMailsTo("R020", "set created_at = created_at - interval '4 days', attempts = 900");
        TestMailServer.shutDown();

        replayMails();

        awaitMailsTo("R020", "FIRST/RETRYING");
        TestMailServer.startAgain();
        awaitMails(mailOf("R020"), 1);
    }

    @Test
    void shouldNotSendAReplayedMailWhenTheFindingWasWithdrawnMeanwhile() {
        ComplianceEventFixtures finding = aRefusedAlertAbout("R301", "R030");
        publish(finding.withdrawn(2));
        await("the withdrawal is stored")
                .atMost(SOON)
                .until(() -> count("select count(*) from finding where employee_id = 'R301' and revision = 2") == 1);

        replayMails();

        awaitMailsTo("R030", "FIRST/SKIPPED");
        assertEquals(List.of(), TestMailServer.receivedBy(mailOf("R030")));
    }

    @Test
    void shouldReplayOnlyTheLastOfSeveralFailedMails() {
        aRefusedAlertAbout("R401", "R040");
        addMailTo("R040", "'UPDATE', 'FAILED', created_at - interval '1 hour', now()");

        replayMails();

        awaitMailsTo("R040", "FIRST/SENT UPDATE/FAILED");
        replayMails();
        awaitMailsTo("R040", "FIRST/SENT UPDATE/FAILED");
        assertEquals(1, TestMailServer.receivedBy(mailOf("R040")).size());
    }

    @Test
    void shouldNotReplayAFailedMailWhileAnotherOneIsOpen() {
        aRefusedAlertAbout("R501", "R050");
        addMailTo("R050", "'UPDATE', 'DUE', now(), now() + interval '1 hour'");

        replayMails();

        awaitMailsTo("R050", "FIRST/FAILED UPDATE/DUE");
        changeMailsTo("R050", "set status = case status when 'DUE' then 'SKIPPED' else status end");
    }

    @Test
    void shouldNotMailASupervisorAgainWhenAnotherOneIsResponsible() {
        ComplianceEventFixtures finding = aRefusedAlertAbout("R601", "R060");
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                "R061",
                ComplianceEventFixtures.employee("R061", 1, "Sgt. R061", null));
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                "R601",
                ComplianceEventFixtures.employee("R601", 2, "Officer R601", "R061"));
        await("the chain has changed")
                .atMost(SOON)
                .until(() -> count("select count(*) from person where employee_id in ('R601', 'R061')") == 3);
        publish(finding.minutes(50, 60, 70).revision(2, "NEW_LINES"));
        awaitMails(mailOf("R061"), 1);

        replayMails();

        awaitMailsTo("R060", "FIRST/SKIPPED");
    }

    @Test
    void shouldMakeOnlyTheLaterSupervisorResponsibleWhenTheMailsToBothAreReplayed() {
        ComplianceEventFixtures finding = aRefusedAlertAbout("R801", "R080");
        TestMailServer.refuse(mailOf("R080"));
        TestMailServer.refuse(mailOf("R081"));
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                "R081",
                ComplianceEventFixtures.employee("R081", 1, "Sgt. R081", null));
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                "R801",
                ComplianceEventFixtures.employee("R801", 2, "Officer R801", "R081"));
        await("the chain has changed")
                .atMost(SOON)
                .until(() -> count("select count(*) from person where employee_id in ('R801', 'R081')") == 3);
        publish(finding.minutes(50, 60, 70).revision(2, "NEW_LINES"));
        awaitMailsTo("R081", "FIRST/FAILED");
        TestMailServer.acceptAgain(mailOf("R080"));
        TestMailServer.acceptAgain(mailOf("R081"));

        replayMails();

        awaitMailsTo("R081", "FIRST/SENT");
        awaitMailsTo("R080", "FIRST/SKIPPED");
        assertEquals(
                "R081",
                text(
                        "select string_agg(recipient_id, ' ' order by recipient_id) from notice"
                                + " where finding_id = ? and recipient_kind = 'SUPERVISOR' and responsible",
                        UUID.fromString(finding.findingId())));
        assertEquals(List.of(), TestMailServer.receivedBy(mailOf("R080")));
    }

    @Test
    void shouldReplayNothingWhenNoNoticeIsQuarantined() {
        asAdministrator()
                .contentType("application/json")
                .body("{\"topic\":\"notification.notice-changed.v1\"}")
                .post("/api/v1/failures/replay")
                .then()
                .statusCode(200)
                .body("events", equalTo(0));
    }

    @Test
    void shouldRefuseToReplayAnUnknownNameAndListTheKnownOnes() {
        asAdministrator()
                .contentType("application/json")
                .body("{\"topic\":\"mail\"}")
                .post("/api/v1/failures/replay")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", startsWith("topic 'mail' "))
                .body("detail", containsString("mails"))
                .body("detail", containsString("compliance.finding-changed.v1.notification.routing.dlt"));
    }

    @Test
    void shouldSendAFailedMailAboutADecisionOnceWhenItIsReplayed() {
        TestMailServer.refuse(mailOf("R070"));
        publishEmployee("R701", "Officer R701", "R070");
        var decision = DecisionFixtures.aCorrectionFor("R701", List.of("R070"));
        publish(ComplianceEventFixtures.DECISIONS, decision.id(), decision.bytes());
        awaitMailsTo("R070", "AWAITED/FAILED");
        addMailTo("R070", "news, 'FAILED', created_at - interval '1 hour', now()");
        TestMailServer.acceptAgain(mailOf("R070"));

        replayMails();

        awaitMailsTo("R070", "AWAITED/FAILED AWAITED/SENT");
        replayMails();
        awaitMailsTo("R070", "AWAITED/FAILED AWAITED/SENT");
        assertEquals(1, TestMailServer.receivedBy(mailOf("R070")).size());
    }

    /** An alert whose mail was refused; from now on the address is accepted. */
    private ComplianceEventFixtures aRefusedAlertAbout(String employeeId, String supervisorId) {
        TestMailServer.refuse(mailOf(supervisorId));
        publishEmployee(employeeId, "Officer " + employeeId, supervisorId);
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout(employeeId);
        publish(finding);
        await("the administrators are notified instead")
                .atMost(SOON)
                .until(() -> noticeStates(finding).equals("UNDELIVERABLE/MAIL/SUPERVISOR TOLD/MAIL/ADMINISTRATORS"));
        TestMailServer.acceptAgain(mailOf(supervisorId));
        return finding;
    }

    /** @param values reason, status, created at, next attempt at, as SQL */
    private void addMailTo(String supervisorId, String values) {
        database.useHandle(handle -> handle.execute(
                "insert into delivery (delivery_id, notice_id, decision_id, address, news, status, created_at,"
                        + " next_attempt_at) select gen_random_uuid(), notice_id, decision_id, address, " + values
                        + " from delivery where address = ?",
                mailOf(supervisorId)));
    }

    private void changeMailsTo(String supervisorId, String change) {
        database.useHandle(
                handle -> handle.execute("update delivery " + change + " where address = ?", mailOf(supervisorId)));
    }

    /** Waits until the mails to the supervisor are these: reason and status, sorted. */
    private void awaitMailsTo(String supervisorId, String expected) {
        await("the mails are " + expected)
                .atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        expected,
                        text(
                                "select string_agg(news || '/' || status, ' ' order by news, status) from delivery"
                                        + " where address = ?",
                                mailOf(supervisorId))));
    }

    private static ValidatableResponse replayMails() {
        return asAdministrator()
                .contentType("application/json")
                .body("{\"topic\":\"mails\"}")
                .post("/api/v1/failures/replay")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification asAdministrator() {
        return given().auth().oauth2(TestTokens.of("admin", "administrator"));
    }
}
