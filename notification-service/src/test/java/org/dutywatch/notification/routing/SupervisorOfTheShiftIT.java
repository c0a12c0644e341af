package org.dutywatch.notification.routing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.mail.MessagingException;
import java.util.Map;
import java.util.UUID;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.notification.testing.TestMailServer;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;

/** The findings of these tests are about a shift from 9 November 2026, 12:00Z, to midnight. */
@QuarkusTest
class SupervisorOfTheShiftIT extends OnRealServers {
    private static final String NINTH = "2026-11-09T00:00:00Z";
    private static final String TENTH = "2026-11-10T00:00:00Z";

    @Test
    void shouldMailTheActingSergeantOnlyForShiftsInWhichHeActs() {
        publishEmployee("G-101", "Officer Acting", "G-010");
        publishEmployee("G-102", "Officer Regular", "G-010");
        publishEmployee("G-103", "Officer In Charge", "G-010");
        publishDuty("G-010", 1, ComplianceEventFixtures.actingFor("G-010", 1, NINTH, TENTH, "G-103"));

        publish(ComplianceEventFixtures.anAlertAbout("G-101"));
        publish(ComplianceEventFixtures.anAlertAbout("G-102").shift(TENTH, "2026-11-10T10:00:00Z"));

        awaitMails(ComplianceEventFixtures.mailOf("G-103"), 1);
        awaitMails(ComplianceEventFixtures.mailOf("G-010"), 1);
        assertEquals("G-103", recipients(ComplianceEventFixtures.anAlertAbout("G-101")));
        assertEquals("G-010", recipients(ComplianceEventFixtures.anAlertAbout("G-102")));
    }

    @Test
    void shouldNotifyTheNewSupervisorAndSendTheOldOneCorrectionsWhenTheRosterIsCorrected() throws MessagingException {
        publishEmployee("G-201", "Officer Lent", "G-020");
        publishEmployee("G-202", "Officer Other", "G-021");
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("G-201");
        publish(finding);
        awaitMails(ComplianceEventFixtures.mailOf("G-020"), 1);

        publishDuty("G-201", 1, ComplianceEventFixtures.dutyUnder("G-201", 1, NINTH, TENTH, "G-021"));

        var mail = awaitMails(ComplianceEventFixtures.mailOf("G-021"), 1).get(0);
        assertEquals("Dutywatch: on-duty access notice, shift of 9 Nov 2026", mail.getSubject());
        assertEquals("G-020 (before) G-021", recipients(finding));
        assertEquals(
                "1", text("select count(*) from delivery where address = ?", ComplianceEventFixtures.mailOf("G-020")));

        publish(finding.withdrawn(2));

        awaitMails(ComplianceEventFixtures.mailOf("G-020"), 2);
        awaitMails(ComplianceEventFixtures.mailOf("G-021"), 2);
    }

    @Test
    void shouldNotNotifyTheAdministratorsWhenACorrectionToAnEarlierRecipientFails() {
        publishEmployee("G-251", "Officer Lent", "G-025");
        publishEmployee("G-252", "Officer Other", "G-026");
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("G-251");
        publish(finding);
        awaitMails(ComplianceEventFixtures.mailOf("G-025"), 1);
        publishDuty("G-251", 1, ComplianceEventFixtures.dutyUnder("G-251", 1, NINTH, TENTH, "G-026"));
        awaitMails(ComplianceEventFixtures.mailOf("G-026"), 1);
        TestMailServer.refuse(ComplianceEventFixtures.mailOf("G-025"));

        publish(finding.minutes(31, 36, 40).revision(2, "EXEMPTION"));

        await("the correction has failed")
                .atMost(SOON)
                .until(() -> count(
                                "select count(*) from delivery where address = ? and status = 'FAILED'",
                                ComplianceEventFixtures.mailOf("G-025"))
                        == 1);
        assertEquals("G-025 (before) G-026", recipients(finding));
        assertEquals(
                0,
                count(
                        "select count(*) from notice where finding_id = ? and recipient_kind = 'ADMINISTRATORS'",
                        UUID.fromString(finding.findingId())));
    }

    @Test
    void shouldNotifyNobodyNewWhenTheCorrectedRosterLeadsToAWithdrawal() {
        ComplianceEventFixtures finding = alertThatWaitsForItsEvaluation("G-21");

        publish(finding.withdrawn(2).evaluatedWith(8));

        awaitMails(ComplianceEventFixtures.mailOf("G-21S"), 2);
        await("it waits no longer").atMost(SOON).until(() -> !waits(finding));
        assertEquals("G-21S", recipients(finding));
    }

    @Test
    void shouldNotifyTheNewSupervisorWhenTheFindingHoldsWithTheCorrectedRoster() {
        ComplianceEventFixtures finding = alertThatWaitsForItsEvaluation("G-22");

        publish(finding.evaluatedWith(8));

        awaitMails(ComplianceEventFixtures.mailOf("G-22N"), 1);
        assertEquals("G-22S (before) G-22N", recipients(finding));
        assertEquals(
                "1", text("select count(*) from delivery where address = ?", ComplianceEventFixtures.mailOf("G-22S")));
    }

    @Test
    void shouldNotifyTheNewSupervisorWhenTheEvaluationDoesNotArriveInTime() {
        ComplianceEventFixtures finding = alertThatWaitsForItsEvaluation("G-23");

        text(
                "update finding set route_by = now() where finding_id = ? returning 'overdue'",
                UUID.fromString(finding.findingId()));

        awaitMails(ComplianceEventFixtures.mailOf("G-23N"), 1);
        assertEquals("G-23S (before) G-23N", recipients(finding));
    }

    @Test
    void shouldNotifyNobodyBeforeAFirstFindingWasEvaluatedWithTheRosterKnown() {
        publishEmployee("G-24", "Officer Moved", "G-24S");
        publishDuty("G-24", 8, ComplianceEventFixtures.dutyUnder("G-24", 8, NINTH, TENTH, null));
        ComplianceEventFixtures finding =
                ComplianceEventFixtures.anAlertAbout("G-24").evaluatedWith(7);

        publish(finding);
        await("it waits").atMost(SOON).until(() -> waits(finding));
        assertEquals("none", noticeStates(finding));
        publish(finding.revision(2, "ROSTER").evaluatedWith(8));

        awaitMails(ComplianceEventFixtures.mailOf("G-24S"), 1);
    }

    /** An alert that this officer's sergeant (S) was mailed, before the roster named another one (N). */
    private ComplianceEventFixtures alertThatWaitsForItsEvaluation(String officer) {
        publishEmployee(officer, "Officer Lent", officer + "S");
        publishEmployee(officer + "O", "Officer Other", officer + "N");
        ComplianceEventFixtures finding =
                ComplianceEventFixtures.anAlertAbout(officer).evaluatedWith(7);
        publish(finding);
        awaitMails(ComplianceEventFixtures.mailOf(officer + "S"), 1);
        publishDuty(officer, 8, ComplianceEventFixtures.dutyUnder(officer, 8, NINTH, TENTH, officer + "N"));
        await("it waits").atMost(SOON).until(() -> waits(finding));
        return finding;
    }

    private boolean waits(ComplianceEventFixtures finding) {
        return count(
                        "select count(*) from finding where finding_id = ? and route_by is not null",
                        UUID.fromString(finding.findingId()))
                == 1;
    }

    @Test
    void shouldReturnTheNoticeToTheRegularSupervisorWhenNobodyActsAnyMore() {
        publishEmployee("G-301", "Officer Back", "G-030");
        publishEmployee("G-302", "Officer Never Acted", "G-030");
        publishDuty("G-030", 1, ComplianceEventFixtures.actingFor("G-030", 1, NINTH, TENTH, "G-302"));
        publish(ComplianceEventFixtures.anAlertAbout("G-301"));
        awaitMails(ComplianceEventFixtures.mailOf("G-302"), 1);

        publishDuty("G-030", 2, ComplianceEventFixtures.actingFor("G-030", 2, NINTH, TENTH, null));

        awaitMails(ComplianceEventFixtures.mailOf("G-030"), 1);
        assertEquals("G-302 (before) G-030", recipients(ComplianceEventFixtures.anAlertAbout("G-301")));
    }

    @Test
    void shouldKeepTheNewerRosterWhenAnOlderOrTheSameOneArrivesLater() {
        publishEmployee("G-401", "Officer Replayed", "G-040");
        publishEmployee("G-402", "Officer Other", "G-041");
        byte[] newer = ComplianceEventFixtures.dutyUnder("G-401", 5, NINTH, TENTH, "G-041");
        publishDuty("G-401", 5, newer);
        publish(ComplianceEventFixtures.anAlertAbout("G-401"));
        awaitMails(ComplianceEventFixtures.mailOf("G-041"), 1);

        publish(
                ComplianceEventFixtures.DUTY,
                "G-401",
                ComplianceEventFixtures.dutyUnder("G-401", 4, NINTH, TENTH, "G-040"));
        publish(ComplianceEventFixtures.DUTY, "G-401", newer);
        publishDuty("G-401", 6, ComplianceEventFixtures.dutyUnder("G-401", 6, TENTH, "2026-11-11T00:00:00Z", null));

        assertEquals("G-041", recipients(ComplianceEventFixtures.anAlertAbout("G-401")));
        assertEquals("2", text("select count(*) from duty_window where employee_id = 'G-401'"));
        assertNoMailTo(ComplianceEventFixtures.mailOf("G-040"));
    }

    @Test
    void shouldWaitForAnActingSupervisorWhoIsNotKnownYet() {
        publishEmployee("G-501", "Officer Waiting", "G-050");
        publishDuty("G-050", 1, ComplianceEventFixtures.actingFor("G-050", 1, NINTH, TENTH, "G-599"));
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("G-501");

        publish(finding);
        await("it waits").atMost(SOON).until(() -> noticeStates(finding).equals("PENDING/MAIL/nobody"));
        publishEmployee("G-599", "Officer New", "G-050");

        awaitMails(ComplianceEventFixtures.mailOf("G-599"), 1);
    }

    @Test
    void shouldPreviewWhoWouldBeNotifiedAtThatTime() {
        publishEmployee("G-601", "Officer Previewed", "G-060");
        publishEmployee("G-602", "Officer In Charge", "G-060");
        String from = "2036-11-09T00:00:00Z";
        String to = "2036-11-10T00:00:00Z";
        publishDuty("G-601", 1, ComplianceEventFixtures.dutyUnder("G-601", 1, from, to, null));
        publishDuty("G-060", 1, ComplianceEventFixtures.actingFor("G-060", 1, from, to, "G-602"));

        preview("G-601", from)
                .body("duty", equalTo("ON_DUTY"))
                .body("recipient.employee_id", equalTo("G-602"))
                .body("steps.decision", contains("SUBJECT", "TOLD"))
                .body("steps[1].why", equalTo("ACTING"))
                .body("steps[1].in_place_of", equalTo("G-060"));
        preview("G-601", to)
                .body("duty", nullValue())
                .body("recipient.employee_id", equalTo("G-060"))
                .body("steps[1].why", equalTo("STANDING"));
        preview("G-602", from)
                .body("recipient.kind", equalTo("ADMINISTRATORS"))
                .body("steps.decision", contains("SUBJECT", "SKIPPED_IS_SUBJECT"));
    }

    @Test
    void shouldPreviewTheNextAboveWhenTheSupervisorHasLeft() {
        publishEmployee("G-612", "Sergeant", "G-611");
        publishEmployee("G-613", "Officer", "G-612");

        publishInactive("G-612", "Sergeant", "G-611");

        preview("G-613", "2036-11-09T00:00:00Z")
                .body("recipient.employee_id", equalTo("G-611"))
                .body("steps.decision", contains("SUBJECT", "SKIPPED_INACTIVE", "TOLD"));
    }

    @Test
    void shouldNotStoreDutyBeforeTheRetentionPeriod() {
        publish(
                ComplianceEventFixtures.DUTY,
                "G-701",
                ComplianceEventFixtures.dutyUnder("G-701", 1, "1910-01-01T00:00:00Z", "1910-01-02T00:00:00Z", null));
        publishDuty("G-701", 2, ComplianceEventFixtures.dutyUnder("G-701", 2, NINTH, TENTH, null));

        assertEquals("2", text("select string_agg(version::text, ',') from duty_window where employee_id = 'G-701'"));
    }

    /** Publishes the window and waits until it is stored. */
    private void publishDuty(String employeeId, long version, byte[] value) {
        publish(ComplianceEventFixtures.DUTY, employeeId, value);
        await("version " + version + " of " + employeeId)
                .atMost(SOON)
                .until(() -> count(
                                "select count(*) from duty_window where employee_id = ? and version = ?",
                                employeeId,
                                version)
                        == 1);
    }

    /**
     * Returns the supervisors who have a notice of the finding, in the order in which they got it; {@code (before)}
     * marks one who is no longer responsible.
     */
    private String recipients(ComplianceEventFixtures finding) {
        return text(
                "select string_agg(recipient_id || case when responsible then '' else ' (before)' end, ' '"
                        + " order by created_at, recipient_id) from notice where finding_id = ?",
                UUID.fromString(finding.findingId()));
    }

    private static ValidatableResponse preview(String employeeId, String at) {
        return given().auth()
                .oauth2(TestTokens.of("auditor", "auditor"))
                .queryParams(Map.of("employee_id", employeeId, "at", at))
                .get("/api/v1/routing/preview")
                .then()
                .statusCode(200);
    }
}
