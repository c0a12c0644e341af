package org.dutywatch.notification.outages;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.dutywatch.notification.testing.ComplianceEventFixtures.mailOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.notification.testing.ScriptedMailServer;
import org.dutywatch.notification.testing.ScriptedMailServer.Step;
import org.dutywatch.notification.testing.TestMailServer;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mail server refuses every mail, or is away; then it works again. */
@QuarkusTest
class MailOutageIT extends OnRealServers {
    private static final String CONNECTION_REFUSED = "Connection refused";

    /** The database is that of all tests: their mails have to be sent, and their outages are deleted. */
    @BeforeEach
    void forgetOutagesOfOtherTests() {
        await("no mail of another test fails").atMost(SOON).until(() -> {
            update("set next_attempt_at = now() where status = 'RETRYING' and claimed_until is null");
            return count("select count(*) from delivery where status = 'RETRYING' and failing_since is not null") == 0;
        });
        database.useHandle(handle -> handle.execute("delete from mail_outage"));
    }

    @Test
    void shouldNotifyTheAdministratorsOnceAndSendLaterWhenTheSenderIsRefusedAfterData() throws IOException {
        try (var server = ScriptedMailServer.start()) {
            server.refuse(Step.CONTENT, "554 5.2.252 not allowed to send as this sender");
            ComplianceEventFixtures first = anAlert("O101", "O010");
            ComplianceEventFixtures second = anAlert("O111", "O011");

            await("both are retried").atMost(SOON).until(() -> isRetried(first) && isRetried(second));
            await("the outage is shown").atMost(SOON).until(() -> countOutages("554 5.2.252") == 1);
            assertEquals("PENDING/MAIL/SUPERVISOR", noticeStates(first));
            assertNull(outages().getString("[0].ended_at"));
            assertTrue(outages().getInt("[0].mails_waiting") >= 1);
            assertTrue(outageSeconds() > 0);
            assertMailHealth("DEGRADED");

            server.acceptAgain();

            await("both are sent").atMost(SOON).until(() -> isSent(first) && isSent(second));
            awaitEndOfOutages();
        }
        assertEquals(1, countOutages("554 5.2.252"));
        assertEquals(0, outageSeconds());
        assertMailHealth("OK");
    }

    @Test
    void shouldOpenNoOutageWhenOneMailboxIsFull() throws IOException {
        try (var server = ScriptedMailServer.start()) {
            server.refuse(Step.RCPT, "552 5.2.2 mailbox full");
            ComplianceEventFixtures finding = anAlert("O401", "O040");
            await("enough attempts, for longer than what counts as an outage")
                    .atMost(SOON)
                    .until(() -> hasFailedFor("O040", TestMailServer.OUTAGE_AFTER.multipliedBy(2))
                            && attempts("O040") >= 4
                            && isRetried(finding));
            assertEquals(
                    0,
                    count(
                            "select count(*) from delivery where address = ? and last_failure = 'MAILBOX'"
                                    + " and failing_since is not null",
                            mailOf("O040")));

            server.acceptAgain();

            await("sent").atMost(SOON).until(() -> {
                retryNow(mailOf("O040"));
                return isSent(finding);
            });
        }
        assertEquals(0, countOutages("mailbox full"));
    }

    @Test
    void shouldNotifyTheAdministratorsOncePerOutageWhenTheMailServerIsAway() {
        for (int outage = 1; outage <= 2; outage++) {
            TestMailServer.shutDown();
            ComplianceEventFixtures first = anAlert("O50" + outage, "O05" + outage);
            ComplianceEventFixtures second = anAlert("O51" + outage, "O06" + outage);
            int expected = outage;
            await("the outage is shown").atMost(SOON).until(() -> countOutages(CONNECTION_REFUSED) == expected);
            await("both are retried").atMost(SOON).until(() -> isRetried(first) && isRetried(second));

            TestMailServer.startAgain();

            await("both are sent").atMost(SOON).until(() -> isSent(first) && isSent(second));
            awaitEndOfOutages();
            assertEquals(1, TestMailServer.receivedBy(mailOf("O05" + outage)).size());
            assertEquals(1, TestMailServer.receivedBy(mailOf("O06" + outage)).size());
        }
        assertEquals(2, countOutages(CONNECTION_REFUSED));
    }

    @Test
    void shouldSendEveryWaitingMailAtOnceWhenMailWorksAgain() {
        TestMailServer.shutDown();
        ComplianceEventFixtures waiting = anAlert("O601", "O066");
        await("the outage is shown").atMost(SOON).until(() -> countOutages(CONNECTION_REFUSED) >= 1);
        await("its next attempt is postponed")
                .atMost(SOON)
                .until(() -> update(
                                "set next_attempt_at = now() + interval '5 minutes'"
                                        + " where address = ? and status = 'RETRYING' and claimed_until is null",
                                mailOf("O066"))
                        == 1);

        TestMailServer.startAgain();
        ComplianceEventFixtures next = anAlert("O611", "O067");

        await("both are sent").atMost(SOON).until(() -> isSent(next) && isSent(waiting));
    }

    @Test
    void shouldEndTheOutageWhenTheLastMailThatFailsIsSkipped() {
        TestMailServer.shutDown();
        try {
            ComplianceEventFixtures finding = anAlert("O701", "O070");
            await("the outage is shown").atMost(SOON).until(() -> countOutages(CONNECTION_REFUSED) == 1);

            publish(finding.withdrawn(2));

            await("skipped").atMost(SOON).until(() -> deliveryStates(finding).equals("FIRST/SKIPPED"));
            awaitEndOfOutages();
            assertEquals(0, outageSeconds());
            assertMailHealth("OK");
        } finally {
            TestMailServer.startAgain();
        }
    }

    @Test
    void shouldStayReadyAndSayUnknownWhenTheOutagesCannotBeRead() {
        OwnerDatabase.execute("alter table mail_outage rename to mail_outage_away");
        try {
            assertMailHealth("UNKNOWN");
        } finally {
            OwnerDatabase.execute("alter table mail_outage_away rename to mail_outage");
        }
    }

    @Test
    void shouldShowOutagesToAdministratorsOnly() {
        given().auth()
                .oauth2(TestTokens.of("somebody", "supervisor", "chief"))
                .get("/api/v1/notices")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("mail_outages")));
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

    private boolean hasFailedFor(String supervisorId, Duration atLeast) {
        retryNow(mailOf(supervisorId));
        return count(
                        "select count(*) from delivery where address = ? and created_at < now() - make_interval(secs => ?)",
                        mailOf(supervisorId),
                        atLeast.toSeconds())
                == 1;
    }

    private int attempts(String supervisorId) {
        return count("select coalesce(max(attempts), 0) from delivery where address = ?", mailOf(supervisorId));
    }

    /** @param change from {@code set} on; returns how many mails were changed */
    private int update(String change, Object... parameters) {
        return database.withHandle(handle -> handle.execute("update delivery " + change, parameters));
    }

    private static void awaitEndOfOutages() {
        await("the outage has ended")
                .atMost(SOON)
                .until(() -> !outages().getList("ended_at").contains(null));
    }

    private static long countOutages(String reason) {
        return outages().getList("reason", String.class).stream()
                .filter(one -> one.contains(reason))
                .count();
    }

    /** The outages in the inbox of the administrators, newest first. */
    private static JsonPath outages() {
        return given().auth()
                .oauth2(TestTokens.of("admin", "administrator"))
                .get("/api/v1/notices?page_size=1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("mail_outages");
    }

    private static double outageSeconds() {
        String metrics = Management.metrics();
        var gauge = Pattern.compile("(?m)^dutywatch_mail_outage_seconds(?:\\{[^}]*})? (\\S+)$")
                .matcher(metrics);
        assertTrue(gauge.find(), metrics);
        return Double.parseDouble(gauge.group(1));
    }

    /** The service stays ready, and says how mail is. */
    private static void assertMailHealth(String state) {
        Management.request()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'mail' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'mail' }.data.state", equalTo(state));
    }
}
