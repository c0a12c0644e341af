package org.dutywatch.notification.deliveries;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.notification.testing.TestMailServer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotifySupervisorIT extends OnRealServers {
    private static final String WHO_HAD_THE_ADDRESS =
            "Reason for the change: corrected records of who had the IP address that the accesses came from.";

    @Test
    void shouldMailAnAlertToTheSupervisor() throws MessagingException {
        publishEmployee("T101", "Officer <b>Sam</b> Reyes", "T010");
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("T101");

        publish(finding);

        MimeMessage mail = awaitMails(ComplianceEventFixtures.mailOf("T010"), 1).get(0);
        assertEquals("Dutywatch: on-duty access notice, shift of 9 Nov 2026", mail.getSubject());
        assertEquals("dutywatch@ridgemont-pd.example", mail.getFrom()[0].toString());
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted")[0]);
        assertEquals(noticeIdOf(finding).toString(), mail.getHeader("X-Dutywatch-Notice")[0]);
        String deliveryId = text("select delivery_id::text from delivery where notice_id = ?", noticeIdOf(finding));
        assertEquals("<" + deliveryId + "@ridgemont-pd.example>", mail.getMessageID());
        assertContent(TestMailServer.textOf(mail));
        await("notified").atMost(SOON).until(() -> noticeStates(finding).equals("TOLD/MAIL/SUPERVISOR"));
    }

    private static void assertContent(String body) {
        for (String expected : List.of(
                "text/plain",
                "text/html",
                "You get this notice because you are responsible for Officer",
                "stimated 52 min (band 44 to 61) of on-duty access to social media sites, limit 30",
                "9 Nov 2026 06:00 to 18:00 CST",
                "facebook: 34.5 min",
                "11 min: duty-free break",
                "Officer &lt;b&gt;Sam&lt;/b&gt; Reyes",
                "Who sat at the device",
                "revision 1 of the finding",
                "/acknowledge")) {
            assertTrue(body.contains(expected), expected + " in\n" + body);
        }
        for (String accusation : List.of("violat", "guilty", "offen", "misconduct")) {
            assertFalse(body.toLowerCase(java.util.Locale.ROOT).contains(accusation), accusation);
        }
    }

    @Test
    void shouldMailOnceWhenTheSameFindingIsReceivedTwice() {
        publishEmployee("T111", "Officer Twice", "T011");
        publishEmployee("T112", "Officer Marker", "T012");
        publish(ComplianceEventFixtures.anAlertAbout("T111"));
        awaitMails(ComplianceEventFixtures.mailOf("T011"), 1);

        publish(ComplianceEventFixtures.anAlertAbout("T111"));
        publish(ComplianceEventFixtures.anAlertAbout("T112"));

        awaitMails(ComplianceEventFixtures.mailOf("T012"), 1);
        await("the repeated finding is consumed")
                .atMost(SOON)
                .until(() -> deliveryStates(ComplianceEventFixtures.anAlertAbout("T112"))
                        .equals("FIRST/SENT"));
        await("the first one is recorded")
                .atMost(SOON)
                .until(() -> deliveryStates(ComplianceEventFixtures.anAlertAbout("T111"))
                        .equals("FIRST/SENT"));
        assertEquals(
                1,
                TestMailServer.receivedBy(ComplianceEventFixtures.mailOf("T011"))
                        .size());
    }

    @Test
    void shouldShowAReviewInTheInboxWithoutMail() {
        publishEmployee("T121", "Officer Review", "T021");
        ComplianceEventFixtures finding = ComplianceEventFixtures.aReviewAbout("T121");

        publish(finding);

        await("shown").atMost(SOON).until(() -> noticeStates(finding).equals("TOLD/INBOX/SUPERVISOR"));
        assertEquals("", deliveryStates(finding));
    }

    @Test
    void shouldGiveTheProfileAsCauseWhenAnotherProfileChangesTheFigures() throws MessagingException {
        publishEmployee("T221", "Officer Reread", "T022");
        publish(ComplianceEventFixtures.anAlertAbout("T221"));
        awaitMails(ComplianceEventFixtures.mailOf("T022"), 1);

        publish(ComplianceEventFixtures.anAlertAbout("T221").minutes(45, 53, 62).revision(2, "PROFILE"));

        MimeMessage mail = awaitMails(ComplianceEventFixtures.mailOf("T022"), 2).get(1);
        assertEquals("Dutywatch: corrected on-duty access notice, shift of 9 Nov 2026", mail.getSubject());
        assertTrue(TestMailServer.textOf(mail).contains("another method of estimating from the same log lines"));
    }

    @Test
    void shouldMailACorrectionWhenCorrectedEmployeeRecordsChangeTheFigures() throws MessagingException {
        publishEmployee("T231", "Officer Transferred", "T023");
        publish(ComplianceEventFixtures.anAlertAbout("T231"));
        awaitMails(ComplianceEventFixtures.mailOf("T023"), 1);

        publish(ComplianceEventFixtures.anAlertAbout("T231").minutes(45, 53, 62).revision(2, "EMPLOYEE"));

        MimeMessage mail = awaitMails(ComplianceEventFixtures.mailOf("T023"), 2).get(1);
        assertEquals("Dutywatch: corrected on-duty access notice, shift of 9 Nov 2026", mail.getSubject());
        assertTrue(TestMailServer.textOf(mail).contains("corrected employee records"));
    }

    @Test
    void shouldMailACorrectionOfWhoHadTheAddressEvenIfTheEstimateFallsByLessThanAMinute() throws MessagingException {
        publishEmployee("T271", "Officer Leased", "T027");
        publish(ComplianceEventFixtures.anAlertAbout("T271").minutes(44, 52, 61));
        awaitMails(ComplianceEventFixtures.mailOf("T027"), 1);

        publish(ComplianceEventFixtures.anAlertAbout("T271")
                .minutes(43.7, 51.6, 60.5)
                .revision(2, "ATTRIBUTION"));

        MimeMessage mail = awaitMails(ComplianceEventFixtures.mailOf("T027"), 2).get(1);
        assertEquals("Dutywatch: corrected on-duty access notice, shift of 9 Nov 2026", mail.getSubject());
        String body = TestMailServer.textOf(mail);
        assertTrue(body.contains(WHO_HAD_THE_ADDRESS), body);
    }

    @Test
    void shouldSayInTheWithdrawalThatTheRecordsOfTheAddressWereCorrected() throws MessagingException {
        publishEmployee("T281", "Officer Cleared", "T028");
        publish(ComplianceEventFixtures.anAlertAbout("T281"));
        awaitMails(ComplianceEventFixtures.mailOf("T028"), 1);

        publish(ComplianceEventFixtures.anAlertAbout("T281").withdrawn(2).revision(2, "ATTRIBUTION"));

        MimeMessage mail = awaitMails(ComplianceEventFixtures.mailOf("T028"), 2).get(1);
        assertEquals("Dutywatch: withdrawn on-duty access notice, shift of 9 Nov 2026", mail.getSubject());
        String body = TestMailServer.textOf(mail);
        assertTrue(body.contains("Valid now: the notice is withdrawn."), body);
        assertTrue(body.contains(WHO_HAD_THE_ADDRESS), body);
    }

    @Test
    void shouldMailACorrectionToTheNotifiedSupervisor() throws MessagingException {
        publishEmployee("T131", "Officer Lowered", "T031");
        publish(ComplianceEventFixtures.anAlertAbout("T131"));
        MimeMessage first =
                awaitMails(ComplianceEventFixtures.mailOf("T031"), 1).get(0);

        publish(ComplianceEventFixtures.anAlertAbout("T131").minutes(31, 36, 40).revision(2, "EXEMPTION"));

        MimeMessage mail = awaitMails(ComplianceEventFixtures.mailOf("T031"), 2).get(1);
        assertEquals("Dutywatch: corrected on-duty access notice, shift of 9 Nov 2026", mail.getSubject());
        assertEquals(first.getMessageID(), mail.getHeader("In-Reply-To")[0]);
        String body = TestMailServer.textOf(mail);
        assertTrue(body.contains("estimated 52 min (band 44 to 61)"), body);
        assertTrue(body.contains("Valid now: estimated 36 min (band 31 to 40)"), body);
        assertTrue(body.contains("a corrected exemption for official business"), body);
    }

    @Test
    void shouldMailAWithdrawalToTheNotifiedSupervisorWhenTheChainHasChanged() throws MessagingException {
        publishEmployee("T141", "Officer Withdrawn", "T041");
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("T141");
        publish(finding);
        awaitMails(ComplianceEventFixtures.mailOf("T041"), 1);
        publishEmployee("T141x", "Officer Else", "T042");
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                "T141",
                ComplianceEventFixtures.employee("T141", 2, "Officer Withdrawn", "T042"));
        await("the chain has changed")
                .atMost(SOON)
                .until(() -> count("select count(*) from person where employee_id = 'T141'") == 2);

        publish(finding.withdrawn(2));

        MimeMessage mail = awaitMails(ComplianceEventFixtures.mailOf("T041"), 2).get(1);
        assertEquals("Dutywatch: withdrawn on-duty access notice, shift of 9 Nov 2026", mail.getSubject());
        String body = TestMailServer.textOf(mail);
        assertTrue(body.contains("Please treat it as void"), body);
        assertTrue(body.contains("Valid now: the notice is withdrawn."), body);
        assertTrue(body.contains("a corrected roster"), body);
        assertNoMailTo(ComplianceEventFixtures.mailOf("T042"));
    }

    @Test
    void shouldMailACorrectionToTheNewAddressOfTheSupervisor() throws MessagingException {
        publishEmployee("T291", "Officer Lowered", "T029");
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("T291");
        publish(finding);
        awaitMails(ComplianceEventFixtures.mailOf("T029"), 1);
        String before = ComplianceEventFixtures.mailOf("T029");
        String moved = "moved." + before;
        String record = new String(ComplianceEventFixtures.employee("T029", 2, "Sgt.", null), StandardCharsets.UTF_8);
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                "T029",
                record.replace(before, moved).getBytes(StandardCharsets.UTF_8));
        await("the address has changed")
                .atMost(SOON)
                .until(() -> count("select count(*) from person where employee_id = 'T029'") == 2);

        publish(finding.minutes(31, 36, 40).revision(2, "EXEMPTION"));

        // Both addresses get a mail about the new address, the correction goes to the new one alone.
        awaitMails(moved, 2);
        assertEquals(
                List.of(
                        "Dutywatch: corrected on-duty access notice, shift of 9 Nov 2026",
                        "Dutywatch: your record was changed"),
                subjects(moved));
        awaitMails(before, 2);
        assertEquals("Dutywatch: your record was changed", subjects(before).get(1));
    }

    @Test
    void shouldMailNoAcknowledgementButAReplacementWhenTheShiftIsMoved() throws MessagingException {
        publishEmployee("T241", "Officer Moved", "T044");
        publish(ComplianceEventFixtures.anAlertAbout("T241"));
        awaitMails(ComplianceEventFixtures.mailOf("T044"), 1);

        publish(ComplianceEventFixtures.anAlertAbout("T241").acknowledged(2));
        publish(ComplianceEventFixtures.anAlertAbout("T241").superseded(3));

        MimeMessage mail = awaitMails(ComplianceEventFixtures.mailOf("T044"), 2).get(1);
        assertEquals("Dutywatch: replaced on-duty access notice, shift of 9 Nov 2026", mail.getSubject());
        String body = TestMailServer.textOf(mail);
        assertTrue(body.contains("was moved or replaced"), body);
        assertTrue(body.contains("Superseded:"), body);
        await("recorded")
                .atMost(SOON)
                .until(() -> deliveryStates(ComplianceEventFixtures.anAlertAbout("T241"))
                        .equals("FIRST/SENT WITHDRAWAL/SENT"));
    }

    @Test
    void shouldMailNothingWhenAcknowledgedBeforeTheFirstMail() {
        publishEmployee("T251", "Officer Quick", "T045");
        ComplianceEventFixtures finding =
                ComplianceEventFixtures.anAlertAbout("T251").acknowledged(2);

        publish(finding);

        await("shown").atMost(SOON).until(() -> noticeStates(finding).equals("TOLD/INBOX/SUPERVISOR"));
        assertEquals("", deliveryStates(finding));
    }

    @Test
    void shouldMailNothingWhenWithdrawnBeforeTheFirstMail() {
        publishEmployee("T151", "Officer Early", "T051");
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("T151");
        TestMailServer.shutDown();
        publish(finding);
        await("enqueued").atMost(SOON).until(() -> !deliveryStates(finding).isEmpty());

        publish(finding.withdrawn(2));
        await("withdrawn")
                .atMost(SOON)
                .until(() -> count("select count(*) from finding where employee_id = 'T151' and revision = 2") == 1);
        TestMailServer.startAgain();

        await("skipped").atMost(SOON).until(() -> deliveryStates(finding).equals("FIRST/SKIPPED"));
        assertEquals(List.of(), TestMailServer.receivedBy(ComplianceEventFixtures.mailOf("T051")));
    }

    @Test
    void shouldWaitUntilTheSubjectIsKnown() {
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("T161");
        publish(finding);
        await("waiting").atMost(SOON).until(() -> noticeStates(finding).equals("PENDING/MAIL/nobody"));

        publishEmployee("T161", "Officer Late", "T061");

        awaitMails(ComplianceEventFixtures.mailOf("T061"), 1);
        await("notified").atMost(SOON).until(() -> noticeStates(finding).equals("TOLD/MAIL/SUPERVISOR"));
    }

    @Test
    void shouldNotifyTheAdministratorsWhenTheSubjectStaysUnknown() {
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("T171");

        publish(finding);
        endWaiting(finding);

        await("notified").atMost(SOON).until(() -> noticeStates(finding).equals("TOLD/MAIL/ADMINISTRATORS"));
        var mails = TestMailServer.receivedBy(TestMailServer.ADMINISTRATORS).stream()
                .map(TestMailServer::textOf)
                .filter(body -> body.contains(noticeIdOf(finding).toString()))
                .toList();
        assertTrue(mails.stream()
                .anyMatch(body -> body.contains("You get this notice about an employee as an administrator")));
        assertTrue(mails.stream().noneMatch(body -> body.contains("T171")), "administrators see persons unmasked only");
        assertTrue(
                mails.stream().noneMatch(body -> body.contains(finding.findingId())),
                "each administrator knows the finding by an id of his own");
        assertTrue(
                mails.stream().allMatch(body -> body.contains("50 min") && !body.contains("52 min")), "coarse figures");
    }

    @Test
    void shouldNotifyTheAdministratorsWhenTheSupervisorsAddressIsRefused() {
        TestMailServer.refuse(ComplianceEventFixtures.mailOf("T081"));
        publishEmployee("T181", "Officer Refused", "T081");
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("T181");

        publish(finding);

        await("administrators are notified")
                .atMost(SOON)
                .until(() -> noticeStates(finding).equals("UNDELIVERABLE/MAIL/SUPERVISOR TOLD/MAIL/ADMINISTRATORS"));
        assertTrue(text("select last_error from delivery where address = ?", ComplianceEventFixtures.mailOf("T081"))
                .contains("550"));
    }

    @Test
    void shouldNotifyTheAdministratorsWhenTheSupervisorsAddressIsInvalid() {
        publishEmployee("T201", "Officer Mistyped", "T02 1");
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("T201");

        publish(finding);

        await("administrators are notified")
                .atMost(SOON)
                .until(() -> noticeStates(finding).equals("UNDELIVERABLE/MAIL/SUPERVISOR TOLD/MAIL/ADMINISTRATORS"));
    }

    @Test
    void shouldMailExactlyOnceWhenTheMailServerWasDown() {
        publishEmployee("T191", "Officer Patient", "T091");
        ComplianceEventFixtures finding = ComplianceEventFixtures.anAlertAbout("T191");
        TestMailServer.shutDown();

        publish(finding);
        await("retrying").atMost(SOON).until(() -> deliveryStates(finding).equals("FIRST/RETRYING"));
        TestMailServer.startAgain();

        awaitMails(ComplianceEventFixtures.mailOf("T091"), 1);
        await("recorded").atMost(SOON).until(() -> deliveryStates(finding).equals("FIRST/SENT"));
        assertEquals(
                1,
                TestMailServer.receivedBy(ComplianceEventFixtures.mailOf("T091"))
                        .size());
    }

    @Test
    void shouldMailEachOnceWhenManyFindingsArriveAtOnce() {
        int many = 60;
        for (int i = 0; i < many; i++) {
            publish(
                    ComplianceEventFixtures.EMPLOYEES,
                    "B" + i,
                    ComplianceEventFixtures.employee("B" + i, 1, "Officer B" + i, "T110"));
        }
        publishEmployee("B0", "Officer B0", "T110");

        for (int i = 0; i < many; i++) {
            publish(ComplianceEventFixtures.anAlertAbout("B" + i));
        }

        awaitMails(ComplianceEventFixtures.mailOf("T110"), many);
        await("all recorded")
                .atMost(SOON)
                .until(() -> count(
                                "select count(*) from delivery where address = ? and status = 'SENT'",
                                ComplianceEventFixtures.mailOf("T110"))
                        == many);
        assertEquals(
                many,
                TestMailServer.receivedBy(ComplianceEventFixtures.mailOf("T110"))
                        .size());
        assertEquals(
                0,
                count(
                        "select count(*) from delivery where address = ? and attempts > 1",
                        ComplianceEventFixtures.mailOf("T110")));
    }

    private static List<String> subjects(String address) throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage mail : TestMailServer.receivedBy(address)) {
            subjects.add(mail.getSubject());
        }
        return subjects.stream().sorted().toList();
    }
}
