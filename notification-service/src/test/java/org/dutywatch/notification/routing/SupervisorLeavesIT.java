package org.dutywatch.notification.routing;

import static org.awaitility.Awaitility.await;
import static org.dutywatch.notification.testing.ComplianceEventFixtures.mailOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.junit.jupiter.api.Test;

/** Each test has its own officers (1, 2), their sergeant (S) and lieutenant (L). */
@QuarkusTest
class SupervisorLeavesIT extends OnRealServers {

    @Test
    void shouldNotifyTheNextAboveAndSendTheLeaverNothingMore() {
        ComplianceEventFixtures finding = alertMailedToTheSergeant("L-1");

        publishLeaver("L-1S", "Sergeant", "L-1L");

        awaitMails(mailOf("L-1L"), 1);
        assertEquals("L-1S (before) L-1L", recipients(finding));

        publish(finding.withdrawn(2));

        awaitMails(mailOf("L-1L"), 2);
        assertEquals(1, count("select count(*) from delivery where address = ?", mailOf("L-1S")));
    }

    @Test
    void shouldShowTheNextAboveAReviewWithoutMail() {
        publishEmployee("L-2S", "Sergeant", "L-2L");
        publishEmployee("L-21", "Officer", "L-2S");
        ComplianceEventFixtures finding = ComplianceEventFixtures.aReviewAbout("L-21");
        publish(finding);
        await("shown").atMost(SOON).until(() -> noticeStates(finding).equals("TOLD/INBOX/SUPERVISOR"));

        publishLeaver("L-2S", "Sergeant", "L-2L");

        await("shown to the next above")
                .atMost(SOON)
                .until(() -> noticeStates(finding).equals("TOLD/INBOX/SUPERVISOR TOLD/INBOX/SUPERVISOR"));
        assertEquals("L-2S (before) L-2L", recipients(finding));
        assertNoMailTo(mailOf("L-2L"));
    }

    @Test
    void shouldLeaveAnAcknowledgedNoticeWithTheSupervisorWhoLeft() {
        ComplianceEventFixtures finding = alertMailedToTheSergeant("L-3");
        acknowledge(finding, "L-3S");
        anotherAlert("L-3");

        publishLeaver("L-3S", "Sergeant", "L-3L");

        awaitMails(mailOf("L-3L"), 1);
        assertEquals("L-3S", recipients(finding));
    }

    @Test
    void shouldLeaveAnOldNoticeAndAFindingThatIsHandledWithTheSupervisorWhoLeft() {
        ComplianceEventFixtures old = alertMailedToTheSergeant("L-4");
        text(
                "update notice set created_at = now() - interval '31 days' where finding_id = ? returning 1",
                UUID.fromString(old.findingId()));
        publishEmployee("L-43", "Officer", "L-4S");
        ComplianceEventFixtures handled = ComplianceEventFixtures.anAlertAbout("L-43");
        publish(handled);
        awaitMails(mailOf("L-4S"), 2);
        publish(handled.acknowledged(2));
        await("stored")
                .atMost(SOON)
                .until(() -> count("select count(*) from finding where employee_id = 'L-43' and revision = 2") == 1);
        publishEmployee("L-42", "Officer", "L-4S");
        publish(ComplianceEventFixtures.anAlertAbout("L-42"));
        awaitMails(mailOf("L-4S"), 3);

        publishLeaver("L-4S", "Sergeant", "L-4L");

        awaitMails(mailOf("L-4L"), 1);
        assertEquals("L-4S", recipients(old));
        assertEquals("L-4S", recipients(handled));
    }

    @Test
    void shouldChangeNothingWhenTheSupervisorIsActiveAgainSoon() {
        ComplianceEventFixtures finding = alertMailedToTheSergeant("L-5");
        publishInactive("L-5S", "Sergeant", "L-5L");

        publish(finding.minutes(31, 36, 40).revision(2, "EXEMPTION"));
        await("the correction waits")
                .atMost(SOON)
                .until(() -> deliveryStates(finding).equals("FIRST/SENT CORRECTION/DUE"));
        publishActive("L-5S", "L-5L");

        awaitMails(mailOf("L-5S"), 2);
        assertEquals("L-5S", recipients(finding));
        assertNoMailTo(mailOf("L-5L"));
    }

    @Test
    void shouldNotifyTheAdministratorsWhenTheNextAboveStaysUnknown() {
        publish(ComplianceEventFixtures.EMPLOYEES, "L-6S", ComplianceEventFixtures.employee("L-6S", 1, "Sgt.", "L-6X"));
        publishAfterwards("L-61", "L-6S");
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("L-61");
        publish(finding);
        awaitMails(mailOf("L-6S"), 1);

        publishLeaver("L-6S", "Sergeant", "L-6X");
        endWaiting(finding);

        await("the administrators are notified")
                .atMost(SOON)
                .until(() -> noticeStates(finding).equals("TOLD/MAIL/SUPERVISOR TOLD/MAIL/ADMINISTRATORS"));
    }

    @Test
    void shouldLeaveANoticeWithTheOneWhoAcknowledgedItWhenTheSupervisorReturns() {
        ComplianceEventFixtures finding = alertMailedToTheSergeant("L-7");
        publishLeaver("L-7S", "Sergeant", "L-7L");
        awaitMails(mailOf("L-7L"), 1);
        await("recorded").atMost(SOON).until(() -> deliveryStates(finding).equals("FIRST/SENT FIRST/SENT"));
        acknowledge(finding, "L-7L");
        publishActive("L-7S", "L-7L");

        publish(finding.minutes(31, 36, 40).revision(2, "EXEMPTION"));

        awaitMails(mailOf("L-7S"), 2);
        awaitMails(mailOf("L-7L"), 2);
        assertEquals("L-7S (before) L-7L", recipients(finding));
    }

    private ComplianceEventFixtures alertMailedToTheSergeant(String test) {
        publishEmployee(test + "S", "Sergeant", test + "L");
        publishEmployee(test + "1", "Officer", test + "S");
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout(test + "1");
        publish(finding);
        awaitMails(mailOf(test + "S"), 1);
        await("recorded").atMost(SOON).until(() -> deliveryStates(finding).equals("FIRST/SENT"));
        return finding;
    }

    /** It is routed together with the first one, so it shows when that has happened. */
    private void anotherAlert(String test) {
        publishEmployee(test + "2", "Officer", test + "S");
        publish(ComplianceEventFixtures.anAlertAbout(test + "2"));
        awaitMails(mailOf(test + "S"), 2);
    }

    private void publishAfterwards(String id, String supervisorId) {
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                id,
                ComplianceEventFixtures.employee(id, 1, "Officer", supervisorId));
        await("both are known")
                .atMost(SOON)
                .until(() -> count("select count(*) from person where employee_id in (?, ?)", id, supervisorId) == 2);
    }

    private void publishActive(String id, String supervisorId) {
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                id,
                ComplianceEventFixtures.employee(id, 10, "Sergeant", supervisorId));
        await(id + " is active again")
                .atMost(SOON)
                .until(() -> count("select count(*) from person where employee_id = ? and version = 10", id) == 1);
    }

    private void acknowledge(ComplianceEventFixtures finding, String recipientId) {
        text(
                "update notice set state = 'ACKNOWLEDGED', acknowledged_at = now(), acknowledged_by = 'somebody'"
                        + " where finding_id = ? and recipient_id = ? returning 1",
                UUID.fromString(finding.findingId()),
                recipientId);
    }

    private String recipients(ComplianceEventFixtures finding) {
        return text(
                "select string_agg(recipient_id || case when responsible then '' else ' (before)' end, ' '"
                        + " order by created_at, recipient_id) from notice where finding_id = ?",
                UUID.fromString(finding.findingId()));
    }
}
