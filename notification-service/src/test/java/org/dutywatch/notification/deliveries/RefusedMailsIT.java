package org.dutywatch.notification.deliveries;

import static org.awaitility.Awaitility.await;
import static org.dutywatch.notification.testing.ComplianceEventFixtures.mailOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.notification.testing.ScriptedMailServer;
import org.dutywatch.notification.testing.ScriptedMailServer.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mail server refuses a mail: because of the address, or for a reason that has nothing to do with it. */
@QuarkusTest
class RefusedMailsIT extends OnRealServers {
    @ParameterizedTest
    @CsvSource({
        "CONNECT, 554 5.7.1 no SMTP service for you, V201",
        "AUTH, 535 5.7.8 authentication credentials invalid, V202",
        "AUTH, 454 4.7.0 temporary authentication failure, V203",
        "MAIL, 553 5.7.1 sender not owned by this login, V204",
        "MAIL, 550 5.1.1 no such sender, V205",
        "RCPT, 550 5.7.1 relaying denied, V206",
        "RCPT, 550 5.1.8 sender domain not found, V207",
        "RCPT, 552 5.2.2 mailbox full, V208",
        "RCPT, 550 mailbox unavailable, V209",
        "RCPT, 553 mailbox name not allowed, V211",
        "DATA, 554 5.5.1 no valid recipients, V212",
        "CONTENT, 552 5.3.4 message too big, V213",
        "CONTENT, 554 5.2.252 not allowed to send as this sender, V214"
    })
    void shouldRetryWhatIsNotAboutTheAddress(Step step, String reply, String employeeId) throws IOException {
        try (var server = ScriptedMailServer.start()) {
            server.refuse(step, reply);

            ComplianceEventFixtures finding = anAlert(employeeId, employeeId + "s");

            await("retried")
                    .atMost(SOON)
                    .until(() ->
                            isRetried(finding) && lastError(employeeId + "s").contains(reply));
            assertEquals("PENDING/MAIL/SUPERVISOR", noticeStates(finding));
            server.acceptAgain();
            retryNow(mailOf(employeeId + "s"));
            await("sent").atMost(SOON).until(() -> isSent(finding));
            assertEquals(List.of(mailOf(employeeId + "s")), server.accepted());
        }
        assertEquals("TOLD/MAIL/SUPERVISOR", noticeStates(finding(employeeId)));
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user, V301",
        "CONTENT, 550 5.1.10 recipient not found, V302",
    })
    void shouldNotifyTheAdministratorsInsteadWhenTheAddressIsWrong(Step step, String reply, String employeeId)
            throws IOException {
        try (var server = ScriptedMailServer.start()) {
            server.refuse(step, reply);
            ComplianceEventFixtures finding = anAlert(employeeId, employeeId + "s");
            await("the supervisor's mail has failed")
                    .atMost(SOON)
                    .until(() -> noticeStates(finding).startsWith("UNDELIVERABLE/MAIL/SUPERVISOR"));
            assertTrue(lastError(employeeId + "s").startsWith("the address was refused: "));
            server.acceptAgain();
        }
    }

    @Test
    void shouldSayThatItIsNotTheAddressWhenRetryingEnds() throws IOException {
        try (var server = ScriptedMailServer.start()) {
            server.refuse(Step.MAIL, "530 5.7.0 authentication required");
            ComplianceEventFixtures finding = anAlert("V701", "V070");
            await("refused").atMost(SOON).until(() -> lastError("V070").contains("530 5.7.0"));

            database.useHandle(handle -> handle.execute(
                    "update delivery set created_at = created_at - interval '73 hours' where address = ?",
                    mailOf("V070")));

            await("failed").atMost(SOON).until(() -> noticeStates(finding).startsWith("UNDELIVERABLE/MAIL/SUPERVISOR"));
            String error = lastError("V070");
            assertTrue(error.startsWith("not sent within PT72H, but the address was not refused: "), error);
            assertTrue(error.contains("530 5.7.0"), error);
            server.acceptAgain();
            await("the administrators get it")
                    .atMost(SOON)
                    .until(() -> noticeStates(finding).endsWith("TOLD/MAIL/ADMINISTRATORS"));
        }
    }

    private ComplianceEventFixtures anAlert(String employeeId, String supervisorId) {
        publishEmployee(employeeId, "Officer " + employeeId, supervisorId);
        ComplianceEventFixtures finding = finding(employeeId);
        publish(finding);
        return finding;
    }

    private static ComplianceEventFixtures finding(String employeeId) {
        return ComplianceEventFixtures.anAlertAbout(employeeId);
    }

    private boolean isRetried(ComplianceEventFixtures finding) {
        return deliveryStates(finding).equals("FIRST/RETRYING");
    }

    private boolean isSent(ComplianceEventFixtures finding) {
        return deliveryStates(finding).equals("FIRST/SENT");
    }

    private String lastError(String supervisorId) {
        return text("select last_error from delivery where address = ?", mailOf(supervisorId));
    }
}
