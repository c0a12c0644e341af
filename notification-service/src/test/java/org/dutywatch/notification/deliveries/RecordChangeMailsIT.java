package org.dutywatch.notification.deliveries;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.MessagingException;
import java.util.List;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.notification.testing.TestMailServer;
import org.junit.jupiter.api.Test;

/** Nobody's mails or place are moved without his knowledge. */
@QuarkusTest
class RecordChangeMailsIT extends OnRealServers {
    @Test
    void shouldMailTheOldAndTheNewAddressWhenTheAddressChanges() throws MessagingException {
        publishEmployee("RC101", "Officer RC101", "RC010");
        assertNoMailTo(ComplianceEventFixtures.mailOf("RC101"));

        publishes("RC101", 2, "rc101-new@ridgemont-pd.example", "Patrol", "RC010");

        for (String address : List.of(ComplianceEventFixtures.mailOf("RC101"), "rc101-new@ridgemont-pd.example")) {
            var mail = awaitMails(address, 1).get(0);
            assertEquals("Dutywatch: your record was changed", mail.getSubject());
            String text = TestMailServer.textOf(mail);
            assertTrue(
                    text.contains("Mail address: rc101-new@ridgemont-pd.example (before: "
                            + ComplianceEventFixtures.mailOf("RC101") + ")"),
                    text);
            assertFalse(text.contains("Unit:"), text);
        }
    }

    @Test
    void shouldMailOnceWhenUnitAndSupervisorChangeAndTheEventComesTwice() throws MessagingException {
        publishEmployee("RC102", "Officer RC102", "RC020");
        publishEmployee("RC021", "Sgt. RC021", "RC020");
        String address = ComplianceEventFixtures.mailOf("RC102");

        publishes("RC102", 2, address, "Traffic", "RC021");
        publishes("RC102", 2, address, "Traffic", "RC021");
        publishes("RC102", 3, address, "Traffic", "RC021");
        publishes("RC102", 4, address, "Records", "RC021");

        // Two mails may leave at the same time: no order is promised.
        String texts = "";
        for (var mail : awaitMails(address, 2)) {
            texts += TestMailServer.textOf(mail);
        }
        assertTrue(texts.contains("Unit: Traffic (before: Patrol)"), texts);
        assertTrue(texts.contains("Supervisor: Sgt. RC021 (before: Sgt. RC020)"), texts);
        assertTrue(texts.contains("Unit: Records (before: Traffic)"), texts);
        await("every version was looked at")
                .atMost(SOON)
                .until(() -> count("select count(*) from person where employee_id = 'RC102'") == 4);
        assertEquals(2, count("select count(*) from record_change where employee_id = 'RC102'"));
    }

    @Test
    void shouldRecordAFailureWhenTheOldAddressIsRefused() {
        publishEmployee("RC103", "Officer RC103", "RC030");
        TestMailServer.refuse(ComplianceEventFixtures.mailOf("RC103"));

        publishes("RC103", 2, "rc103-new@ridgemont-pd.example", "Patrol", "RC030");

        awaitMails("rc103-new@ridgemont-pd.example", 1);
        await("the failure")
                .atMost(SOON)
                .until(() -> count(
                                "select count(*) from delivery where status = 'FAILED' and address = ?"
                                        + " and record_change_id is not null",
                                ComplianceEventFixtures.mailOf("RC103"))
                        == 1);
    }

    private void publishes(String id, long version, String mail, String unit, String supervisorId) {
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                id,
                ComplianceEventFixtures.employeeAt(id, version, mail, unit, supervisorId));
    }
}
