package org.dutywatch.notification.deliveries;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.dutywatch.notification.testing.Facts;
import org.dutywatch.notification.testing.MailServer;
import org.dutywatch.notification.testing.OnRealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TellSupervisorIT extends OnRealServers {
    @Test
    void shouldMailAnAlertToTheSupervisor() throws MessagingException {
        know("T101", "Officer <b>Sam</b> Reyes", "T010");
        Facts finding = Facts.anAlertAbout("T101");

        tell(finding);

        MimeMessage mail = awaitMails(Facts.mailOf("T010"), 1).get(0);
        assertEquals("Dutywatch: on-duty access notice, shift of 9 Nov 2026", mail.getSubject());
        assertEquals("dutywatch@ridgemont-pd.example", mail.getFrom()[0].toString());
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted")[0]);
        assertEquals(noticeIdOf(finding).toString(), mail.getHeader("X-Dutywatch-Notice")[0]);
        String deliveryId = text("select delivery_id::text from delivery where notice_id = ?", noticeIdOf(finding));
        assertEquals("<" + deliveryId + "@ridgemont-pd.example>", mail.getMessageID());
        assertContent(MailServer.textOf(mail));
        await("notified").atMost(SOON).until(() -> noticeOf(finding).equals("TOLD/MAIL/SUPERVISOR"));
    }

    private static void assertContent(String body) {
        for (String expected : List.of(
                "text/plain",
                "text/html",
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
        know("T111", "Officer Twice", "T011");
        know("T112", "Officer Marker", "T012");
        tell(Facts.anAlertAbout("T111"));
        awaitMails(Facts.mailOf("T011"), 1);

        tell(Facts.anAlertAbout("T111"));
        tell(Facts.anAlertAbout("T112"));

        awaitMails(Facts.mailOf("T012"), 1);
        await("the repeated finding is consumed")
                .atMost(SOON)
                .until(() -> deliveriesOf(Facts.anAlertAbout("T112")).equals("FIRST/SENT"));
        assertEquals("FIRST/SENT", deliveriesOf(Facts.anAlertAbout("T111")));
        assertEquals(1, MailServer.receivedBy(Facts.mailOf("T011")).size());
    }

    @Test
    void shouldShowAReviewInTheInboxWithoutMail() {
        know("T121", "Officer Review", "T021");
        Facts finding = Facts.aReviewAbout("T121");

        tell(finding);

        await("shown").atMost(SOON).until(() -> noticeOf(finding).equals("TOLD/INBOX/SUPERVISOR"));
        assertEquals("", deliveriesOf(finding));
    }

    @Test
    void shouldGiveTheProfileAsCauseWhenAnotherProfileChangesTheFigures() throws MessagingException {
        know("T221", "Officer Reread", "T022");
        tell(Facts.anAlertAbout("T221"));
        awaitMails(Facts.mailOf("T022"), 1);

        tell(Facts.anAlertAbout("T221").minutes(45, 53, 62).revision(2, "PROFILE"));

        MimeMessage mail = awaitMails(Facts.mailOf("T022"), 2).get(1);
        assertEquals("Dutywatch: corrected on-duty access notice, shift of 9 Nov 2026", mail.getSubject());
        assertTrue(MailServer.textOf(mail).contains("another way of reading the same log lines"));
    }

    @Test
    void shouldMailACorrectionToTheNotifiedSupervisor() throws MessagingException {
        know("T131", "Officer Lowered", "T031");
        tell(Facts.anAlertAbout("T131"));
        MimeMessage first = awaitMails(Facts.mailOf("T031"), 1).get(0);

        tell(Facts.anAlertAbout("T131").minutes(31, 36, 40).revision(2, "EXEMPTION"));

        MimeMessage mail = awaitMails(Facts.mailOf("T031"), 2).get(1);
        assertEquals("Dutywatch: corrected on-duty access notice, shift of 9 Nov 2026", mail.getSubject());
        assertEquals(first.getMessageID(), mail.getHeader("In-Reply-To")[0]);
        String body = MailServer.textOf(mail);
        assertTrue(body.contains("estimated 52 min (band 44 to 61)"), body);
        assertTrue(body.contains("What holds now: estimated 36 min (band 31 to 40)"), body);
        assertTrue(body.contains("a corrected exemption for official business"), body);
    }

    @Test
    void shouldMailAWithdrawalToTheNotifiedSupervisorWhenTheChainHasChanged() throws MessagingException {
        know("T141", "Officer Withdrawn", "T041");
        Facts finding = Facts.anAlertAbout("T141");
        tell(finding);
        awaitMails(Facts.mailOf("T041"), 1);
        know("T141x", "Officer Else", "T042");
        tell(Facts.EMPLOYEES, "T141", Facts.employee("T141", 2, "Officer Withdrawn", "T042"));
        await("the chain has changed")
                .atMost(SOON)
                .until(() -> count("select count(*) from person where employee_id = 'T141'") == 2);

        tell(finding.withdrawn(2));

        MimeMessage mail = awaitMails(Facts.mailOf("T041"), 2).get(1);
        assertEquals("Dutywatch: withdrawn on-duty access notice, shift of 9 Nov 2026", mail.getSubject());
        String body = MailServer.textOf(mail);
        assertTrue(body.contains("treat what you were told as void"), body);
        assertTrue(body.contains("a corrected roster"), body);
        assertTrue(MailServer.receivedBy(Facts.mailOf("T042")).isEmpty());
    }

    @Test
    void shouldMailNoAcknowledgementButAReplacementWhenTheShiftIsMoved() throws MessagingException {
        know("T241", "Officer Moved", "T044");
        tell(Facts.anAlertAbout("T241"));
        awaitMails(Facts.mailOf("T044"), 1);

        tell(Facts.anAlertAbout("T241").acknowledged(2));
        tell(Facts.anAlertAbout("T241").superseded(3));

        MimeMessage mail = awaitMails(Facts.mailOf("T044"), 2).get(1);
        assertEquals("Dutywatch: replaced on-duty access notice, shift of 9 Nov 2026", mail.getSubject());
        String body = MailServer.textOf(mail);
        assertTrue(body.contains("was moved or replaced"), body);
        assertTrue(body.contains("Superseded:"), body);
        assertEquals(2, MailServer.receivedBy(Facts.mailOf("T044")).size());
    }

    @Test
    void shouldMailNothingWhenAcknowledgedBeforeTheFirstMail() {
        know("T251", "Officer Quick", "T045");
        Facts finding = Facts.anAlertAbout("T251").acknowledged(2);

        tell(finding);

        await("shown").atMost(SOON).until(() -> noticeOf(finding).equals("TOLD/INBOX/SUPERVISOR"));
        assertEquals("", deliveriesOf(finding));
    }

    @Test
    void shouldMailNothingWhenWithdrawnBeforeTheFirstMail() {
        know("T151", "Officer Early", "T051");
        Facts finding = Facts.anAlertAbout("T151");

        tell(finding);
        tell(finding.withdrawn(2));

        await("skipped")
                .atMost(SOON)
                .until(() -> List.of("FIRST/SKIPPED", "").contains(deliveriesOf(finding))
                        && count("select revision from finding where employee_id = 'T151'") == 2);
        assertTrue(MailServer.receivedBy(Facts.mailOf("T051")).isEmpty());
    }

    @Test
    void shouldWaitUntilTheSubjectIsKnown() {
        Facts finding = Facts.anAlertAbout("T161");
        tell(finding);
        await("waiting").atMost(SOON).until(() -> noticeOf(finding).equals("PENDING/MAIL/nobody"));

        know("T161", "Officer Late", "T061");

        awaitMails(Facts.mailOf("T061"), 1);
        await("notified").atMost(SOON).until(() -> noticeOf(finding).equals("TOLD/MAIL/SUPERVISOR"));
    }

    @Test
    void shouldNotifyTheAdministratorsWhenTheSubjectStaysUnknown() {
        Facts finding = Facts.anAlertAbout("T171");

        tell(finding);

        await("notified").atMost(SOON).until(() -> noticeOf(finding).equals("TOLD/MAIL/ADMINISTRATORS"));
        assertTrue(MailServer.receivedBy(MailServer.ADMINISTRATORS).stream()
                .anyMatch(mail -> MailServer.textOf(mail).contains("T171")));
    }

    @Test
    void shouldNotifyTheAdministratorsWhenTheSupervisorsAddressIsRefused() {
        MailServer.refuse(Facts.mailOf("T081"));
        know("T181", "Officer Refused", "T081");
        Facts finding = Facts.anAlertAbout("T181");

        tell(finding);

        await("administrators are notified")
                .atMost(SOON)
                .until(() -> noticeOf(finding).equals("UNDELIVERABLE/MAIL/SUPERVISOR TOLD/MAIL/ADMINISTRATORS"));
        assertTrue(text("select last_error from delivery where address = ?", Facts.mailOf("T081"))
                .contains("550"));
    }

    @Test
    void shouldNotifyTheAdministratorsWhenTheSupervisorsAddressIsInvalid() {
        know("T201", "Officer Mistyped", "T02 1");
        Facts finding = Facts.anAlertAbout("T201");

        tell(finding);

        await("administrators are notified")
                .atMost(SOON)
                .until(() -> noticeOf(finding).equals("UNDELIVERABLE/MAIL/SUPERVISOR TOLD/MAIL/ADMINISTRATORS"));
    }

    @Test
    void shouldMailExactlyOnceWhenTheMailServerWasDown() {
        know("T191", "Officer Patient", "T091");
        Facts finding = Facts.anAlertAbout("T191");
        MailServer.goAway();

        tell(finding);
        await("retrying").atMost(SOON).until(() -> deliveriesOf(finding).equals("FIRST/RETRYING"));
        MailServer.comeBack();

        awaitMails(Facts.mailOf("T091"), 1);
        await("recorded").atMost(SOON).until(() -> deliveriesOf(finding).equals("FIRST/SENT"));
        assertEquals(1, MailServer.receivedBy(Facts.mailOf("T091")).size());
    }

    @Test
    void shouldMailEachOnceWhenManyFindingsArriveAtOnce() {
        int many = 60;
        for (int i = 0; i < many; i++) {
            tell(Facts.EMPLOYEES, "B" + i, Facts.employee("B" + i, 1, "Officer B" + i, "T110"));
        }
        know("B0", "Officer B0", "T110");

        for (int i = 0; i < many; i++) {
            tell(Facts.anAlertAbout("B" + i));
        }

        awaitMails(Facts.mailOf("T110"), many);
        await("all recorded")
                .atMost(SOON)
                .until(() -> count(
                                "select count(*) from delivery where address = ? and status = 'SENT'",
                                Facts.mailOf("T110"))
                        == many);
        assertEquals(many, MailServer.receivedBy(Facts.mailOf("T110")).size());
        assertEquals(
                0, count("select count(*) from delivery where address = ? and attempts > 1", Facts.mailOf("T110")));
    }
}
