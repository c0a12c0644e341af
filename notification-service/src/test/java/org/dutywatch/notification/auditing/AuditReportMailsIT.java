package org.dutywatch.notification.auditing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.notification.testing.TestMailServer;
import org.dutywatch.testing.Contract;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditReportMailsIT extends OnRealServers {
    private static final Contract CONTRACT = new Contract(ComplianceEventFixtures.COMPLIANCE, AuditReported.TOPIC);
    private static final String AUDITOR = "auditor@ridgemont-pd.example";

    @Test
    void shouldMailTheAuditorsEachWeekOnceWithTheNewestHead() throws MessagingException {
        String reportId = publishReport("week");
        publishReport("week", reportId);
        awaitSent(reportId, AUDITOR);

        MimeMessage mail = mailAbout(reportId, AUDITOR).get(0);
        assertEquals("Dutywatch: review of the audit trail, 9 Nov 2026 to 15 Nov 2026", mail.getSubject());
        assertContains(
                TestMailServer.textOf(mail),
                "The audit trail is intact.",
                "5118 60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
                "Records that fit: 5120",
                "- standards: 14",
                "- netadmin: 3",
                "http://127.0.0.1:8082/api/v1/audit?outcome=refused");
        assertEquals(AUDITOR, addresses(reportId));
    }

    @Test
    void shouldMailAuditorsAndAdministratorsWhichRecordDoesNotFit() throws MessagingException {
        String reportId = publishReport("fault");
        awaitSent(reportId, AUDITOR);
        awaitSent(reportId, TestMailServer.ADMINISTRATORS);

        MimeMessage mail = mailAbout(reportId, AUDITOR).get(0);
        assertEquals("Dutywatch: the audit trail is not intact", mail.getSubject());
        assertContains(
                TestMailServer.textOf(mail),
                "A verification of the audit trail found a fault: record 4711 was changed.",
                "First record that does not: 4711");
    }

    @Test
    void shouldMailThatTheTrailIsIntactAgain() throws MessagingException {
        String reportId = publishReport("intact");
        awaitSent(reportId, AUDITOR);

        MimeMessage mail = mailAbout(reportId, AUDITOR).get(0);
        assertEquals("Dutywatch: the audit trail is intact again", mail.getSubject());
        assertContains(TestMailServer.textOf(mail), "none is kept");
    }

    private String publishReport(String example) {
        return publishReport(example, UUID.randomUUID().toString());
    }

    private String publishReport(String example, String reportId) {
        var report = (ObjectNode) CONTRACT.example(example);
        report.put("report_id", reportId);
        publish(AuditReported.TOPIC, "audit", report.toString().getBytes(StandardCharsets.UTF_8));
        return reportId;
    }

    private void awaitSent(String reportId, String address) {
        await("the mail about " + reportId + " to " + address)
                .atMost(SOON)
                .until(() -> text(
                                "select status from delivery where report_id = ? and address = ?",
                                UUID.fromString(reportId),
                                address)
                        .equals("SENT"));
    }

    private String addresses(String reportId) {
        return text(
                "select string_agg(address, ' ' order by address) from delivery where report_id = ?",
                UUID.fromString(reportId));
    }

    private static List<MimeMessage> mailAbout(String reportId, String address) {
        return TestMailServer.receivedBy(address).stream()
                .filter(mail -> isAbout(mail, reportId))
                .toList();
    }

    private static boolean isAbout(MimeMessage mail, String reportId) {
        try {
            return reportId.equals(mail.getHeader("X-Dutywatch-Audit-Report", null));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertContains(String text, String... parts) {
        for (String part : parts) {
            assertTrue(text.contains(part), () -> part + " is not in:\n" + text);
        }
    }
}
