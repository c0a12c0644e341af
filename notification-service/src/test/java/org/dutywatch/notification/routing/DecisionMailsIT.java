package org.dutywatch.notification.routing;

import static org.awaitility.Awaitility.await;
import static org.dutywatch.notification.testing.ComplianceEventFixtures.mailOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.notification.decisions.DecisionAwaited;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.DecisionFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.notification.testing.TestMailServer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecisionMailsIT extends OnRealServers {

    @Test
    void shouldMailTheNearestDeciderOnceWhenTheEventIsRepeated() throws MessagingException {
        publishEmployee("C-101", "Officer Corrected", "C-010");
        publishEmployee("C-102", "Officer Marker", "C-011");
        var decision = DecisionFixtures.aCorrectionFor("C-101", List.of("C-010", "C-011"));
        publish(decision);
        var mail = awaitMails(mailOf("C-010"), 1).get(0);

        publish(decision);
        publishAfter(decision, DecisionFixtures.aCorrectionFor("C-102", List.of("C-011")));

        awaitMails(mailOf("C-011"), 1);
        awaitMailsOf(decision, "AWAITED/SENT " + mailOf("C-010"));
        assertEquals(1, TestMailServer.receivedBy(mailOf("C-010")).size());
        assertEquals("Dutywatch: a decision is awaited", mail.getSubject());
        assertEquals(decision.id(), mail.getHeader("X-Dutywatch-Decision")[0]);
        assertContains(
                TestMailServer.textOf(mail),
                "Please decide on a correction of the roster before 23 Nov 2026 08:00 CST.",
                "send POST http://127.0.0.1:8082/api/v1/decisions/" + decision.id() + "/approve",
                "Officer Corrected (C-101)",
                "http://127.0.0.1:8082/api/v1/decisions/" + decision.id());
    }

    @Test
    void shouldMailTheNearestDeciderThatSomebodyIsToActAndTheAuthorThatNobodyDecided() {
        publishEmployee("C-103", "Officer Below", "C-013");
        publishEmployee("C-104", "Clerk Below", "C-014");
        var decision =
                DecisionFixtures.anActingSupervisor(List.of("C-013", "C-011")).askedBy("C-014");
        publish(decision);

        assertContains(
                TestMailServer.textOf(awaitMails(mailOf("C-013"), 1).get(0)),
                "Please decide on a change of acting supervisors before 12 Nov 2026 08:00 CST.",
                "Until somebody decides, it has no effect.");

        publish(decision.in("EXPIRED", 2));

        assertContains(
                TestMailServer.textOf(awaitMails(mailOf("C-014"), 1).get(0)),
                "Nobody decided in time on a change of acting supervisors, so nothing has changed.");
    }

    @Test
    void shouldMailTheAdministratorsThatAChangeOfLeasesOfIngestIsAwaitedAndTheAuthorThatNobodyDecided()
            throws MessagingException {
        publishEmployee("C-105", "Network Administrator", "C-015");
        var decision = DecisionFixtures.aChangeOfLeases("C-106").askedBy("C-105");
        publish(DecisionAwaited.TOPIC_OF_INGEST, decision.id(), decision.bytes());

        awaitMailTo(TestMailServer.ADMINISTRATORS, decision, "AWAITED/SENT");
        assertContains(
                textAbout(decision, TestMailServer.ADMINISTRATORS),
                "Please decide on a change of who held an address",
                "http://127.0.0.1:8081/api/v1/decisions/" + decision.id());
        publish(
                DecisionAwaited.TOPIC_OF_INGEST,
                decision.id(),
                decision.in("EXPIRED", 2).bytes());

        assertContains(
                TestMailServer.textOf(awaitMails(mailOf("C-105"), 1).get(0)),
                "Nobody decided in time on a change of who held an address, so nothing has changed.");
    }

    @Test
    void shouldMailTheNextDeciderWhenTheNearestHasLeft() {
        publish(ComplianceEventFixtures.EMPLOYEES, "C-020", ComplianceEventFixtures.formerEmployee("C-020", 1));
        publishEmployee("C-201", "Officer Above", "C-021");
        var decision = DecisionFixtures.aCorrectionFor("C-201", List.of("C-020", "C-021"));

        publish(decision);

        awaitMails(mailOf("C-021"), 1);
        awaitMailsOf(decision, "AWAITED/SENT " + mailOf("C-021"));
    }

    @Test
    void shouldMailTheNextDeciderWhenTheMailedOneLeaves() {
        publishEmployee("C-211", "Officer Above", "C-022");
        publishEmployee("C-212", "Officer Above", "C-023");
        var decision = DecisionFixtures.aCorrectionFor("C-211", List.of("C-022", "C-023"))
                .decideBy(Instant.now().plus(Duration.ofDays(1)));
        publish(decision);
        awaitMailsOf(decision, "AWAITED/SENT " + mailOf("C-022"));

        publishLeaver("C-022", "Sergeant", null);

        awaitMailsOf(decision, "AWAITED/SENT " + mailOf("C-022") + " AWAITED/SENT " + mailOf("C-023"));
    }

    @Test
    void shouldMailTheAdministratorsWhenARoleDecides() {
        var decision = DecisionFixtures.aPolicyForTheChief();

        publish(decision);

        awaitMailTo(TestMailServer.ADMINISTRATORS, decision, "AWAITED/SENT");
        assertContains(
                textAbout(decision, TestMailServer.ADMINISTRATORS),
                "These roles may decide: chief, administrator.",
                "Decide before");
    }

    @Test
    void shouldMailTheChiefTooWhenHisRoleMayDecide() {
        var decision = DecisionFixtures.anUnmasking();

        publish(decision);

        awaitMailTo(TestMailServer.CHIEF, decision, "AWAITED/SENT");
        assertContains(
                textAbout(decision, TestMailServer.CHIEF),
                "Please decide on a request to see persons by name for some hours",
                "You get this mail because of your role.");
    }

    @Test
    void shouldMailTheAuthorWhatWasDecided() {
        publishEmployee("C-801", "Network Clerk", "C-080");
        var approved = DecisionFixtures.aChangeOfLeases("C-802").askedBy("C-801");
        var declined = DecisionFixtures.aChangeOfLeases("C-802").askedBy("C-801");

        publish(
                DecisionAwaited.TOPIC_OF_INGEST,
                approved.id(),
                approved.in("APPROVED", 2).bytes());
        publish(
                DecisionAwaited.TOPIC_OF_INGEST,
                declined.id(),
                declined.in("DECLINED", 2).bytes());

        awaitMailsOf(approved, "APPROVED/SENT " + mailOf("C-801"));
        awaitMailsOf(declined, "DECLINED/SENT " + mailOf("C-801"));
        assertContains(
                textAbout(approved, mailOf("C-801")),
                "You asked for a change of who held an address. A second person approved it.");
        assertContains(textAbout(declined, mailOf("C-801")), "A second person declined it: nothing has changed.");
    }

    @Test
    void shouldMailWhoeverWasAskedThatItWasWithdrawn() {
        publishEmployee("C-811", "Officer Corrected", "C-081");
        var decision = DecisionFixtures.aCorrectionFor("C-811", List.of("C-081"));
        publish(decision);
        awaitMailsOf(decision, "AWAITED/SENT " + mailOf("C-081"));

        publish(decision.in("WITHDRAWN", 2));

        awaitMailsOf(decision, "AWAITED/SENT " + mailOf("C-081") + " WITHDRAWN/SENT " + mailOf("C-081"));
        assertContains(
                TestMailServer.textOf(awaitMails(mailOf("C-081"), 2).get(1)),
                "Whoever asked for a correction of the roster has withdrawn it. You need not decide.");
    }

    @Test
    void shouldMailADeciderWhoBecomesKnownLater() {
        publishEmployee("C-301", "Officer Waiting", "C-030");
        var decision = DecisionFixtures.aCorrectionFor("C-301", List.of("C-031"));
        publish(decision);
        await("it waits")
                .atMost(SOON)
                .until(() -> count(
                                "select count(*) from decision where decision_id = ? and notify_by is not null",
                                UUID.fromString(decision.id()))
                        == 1);

        publishEmployee("C-302", "Officer Known", "C-031");

        awaitMailsOf(decision, "AWAITED/SENT " + mailOf("C-031"));
    }

    @Test
    void shouldMailTheAdministratorsWhenTheDecidersAddressIsRefused() {
        TestMailServer.refuse(mailOf("C-040"));
        publishEmployee("C-401", "Officer Refused", "C-040");
        var decision = DecisionFixtures.aCorrectionFor("C-401", List.of("C-040"));

        publish(decision);

        awaitMailTo(TestMailServer.ADMINISTRATORS, decision, "AWAITED/SENT");
        awaitMailTo(mailOf("C-040"), decision, "AWAITED/FAILED");
        assertFalse(textAbout(decision, TestMailServer.ADMINISTRATORS).contains("C-401"), "no person is named");
    }

    @Test
    void shouldMailTheAuthorWhenNobodyDecided() throws MessagingException {
        publishEmployee("C-501", "Officer Subject", "C-050");
        var decision =
                DecisionFixtures.aCorrectionFor("C-501", List.of("C-059")).askedBy("C-050");

        publish(decision.in("EXPIRED", 2));

        var mail = awaitMails(mailOf("C-050"), 1).get(0);
        assertEquals("Dutywatch: nobody decided in time", mail.getSubject());
        assertContains(
                TestMailServer.textOf(mail),
                "Nobody decided in time on a correction of the roster",
                "If it is still needed, please ask for it again.");
        awaitMailsOf(decision, "EXPIRED/SENT " + mailOf("C-050"));
    }

    @Test
    void shouldMailTheAdministratorsWhenItExpiredAndTheAuthorIsNoEmployee() {
        var decision = DecisionFixtures.aPolicyForTheChief().in("EXPIRED", 2);

        publish(decision);

        awaitMailTo(TestMailServer.ADMINISTRATORS, decision, "EXPIRED/SENT");
    }

    @Test
    void shouldCancelAMailThatIsNotSentWhenTheDecisionIsSettled() {
        publishEmployee("C-601", "Officer Settled", "C-060");
        var decision = DecisionFixtures.aCorrectionFor("C-601", List.of("C-060"));
        TestMailServer.shutDown();
        publish(decision);
        awaitMailsOf(decision, "AWAITED/RETRYING " + mailOf("C-060"));

        publish(decision.in("APPROVED", 2));
        await("the approval is stored").atMost(SOON).until(() -> versionOf(decision) == 2);
        TestMailServer.startAgain();

        awaitMailsOf(decision, "AWAITED/SKIPPED " + mailOf("C-060"));
        assertEquals(List.of(), TestMailServer.receivedBy(mailOf("C-060")));
    }

    @Test
    void shouldIgnoreAnOlderVersion() {
        publishEmployee("C-701", "Officer Older", "C-070");
        publishEmployee("C-702", "Officer Marker", "C-071");
        var decision = DecisionFixtures.aCorrectionFor("C-701", List.of("C-070"));
        publish(decision.in("DECLINED", 2));

        publish(decision);
        publishAfter(decision, DecisionFixtures.aCorrectionFor("C-702", List.of("C-071")));

        awaitMails(mailOf("C-071"), 1);
        awaitMailsOf(decision, "");
        assertEquals(2, versionOf(decision));
    }

    private void publish(DecisionFixtures decision) {
        publishAfter(decision, decision);
    }

    /** Publishes with the key of an earlier event, so that it is consumed after that. */
    private void publishAfter(DecisionFixtures earlier, DecisionFixtures decision) {
        publish(ComplianceEventFixtures.DECISIONS, earlier.id(), decision.bytes());
    }

    private int versionOf(DecisionFixtures decision) {
        return count(
                "select coalesce(max(version), 0) from decision where decision_id = ?", UUID.fromString(decision.id()));
    }

    /** Waits until the mails of the decision are these: reason, status and address, sorted. */
    private void awaitMailsOf(DecisionFixtures decision, String expected) {
        await("the mails are " + expected)
                .atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        expected,
                        text(
                                "select coalesce(string_agg(news || '/' || status || ' ' || address, ' '"
                                        + " order by status, address, news), '') from delivery where decision_id = ?",
                                UUID.fromString(decision.id()))));
    }

    private void awaitMailTo(String address, DecisionFixtures decision, String expected) {
        await("the mail to " + address + " is " + expected)
                .atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        expected,
                        text(
                                "select string_agg(news || '/' || status, ' ' order by news) from delivery"
                                        + " where decision_id = ? and address = ?",
                                UUID.fromString(decision.id()),
                                address)));
    }

    private static String textAbout(DecisionFixtures decision, String address) {
        return TestMailServer.receivedBy(address).stream()
                .map(TestMailServer::textOf)
                .filter(text -> text.contains(decision.id()))
                .findFirst()
                .orElseThrow();
    }

    private static void assertContains(String body, String... parts) {
        for (String part : parts) {
            assertTrue(body.contains(part), part + " in\n" + body);
        }
    }
}
