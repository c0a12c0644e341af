package org.dutywatch.notification.alarms;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.notification.testing.SourceAlarmFixtures;
import org.dutywatch.notification.testing.TestMailServer;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SourceAlarmMailsIT extends OnRealServers {
    private static final String BOTH_SENT_ONCE = "RUNNING/SENT RUNNING/SENT";

    @Test
    void shouldMailEachAdministratorOnceWhenLinesCannotBeReadAndOnceWhenTheyCan() throws MessagingException {
        var alarm = SourceAlarmFixtures.anUnreadableSource("mail-squid");
        publish(alarm);
        awaitMails(alarm, BOTH_SENT_ONCE);

        MimeMessage begun = mailsAbout(alarm, TestMailServer.ADMINISTRATORS).get(0);
        assertEquals("Dutywatch: log lines of mail-squid cannot be read", begun.getSubject());
        assertContains(
                TestMailServer.textOf(begun),
                "120 of 4000 lines of the source mail-squid that are or may be an employee's cannot be read with"
                        + " certainty.",
                "Noticed on: 3 Nov 2026 09:02 CST",
                "Counted since about: 2 Nov 2026 09:02 CST",
                "100 lines: it is not certain where the user begins",
                "20 lines: too many fields",
                "http://127.0.0.1:8081/api/v1/sources/mail-squid",
                "http://127.0.0.1:8081/api/v1/dead-letters?source=mail-squid");

        assertFalse(TestMailServer.textOf(begun).contains("Personnel information"));

        publish(alarm);
        publish(alarm.ended());
        publish(alarm);
        publish(alarm.ended());
        publishMarkerAfter(alarm);

        awaitMails(alarm, BOTH_SENT_ONCE + " ENDED/SENT ENDED/SENT");
        assertEquals(2, mailsAbout(alarm, TestMailServer.DEPUTY).size());
        MimeMessage ended = mailsAbout(alarm, TestMailServer.ADMINISTRATORS).get(1);
        assertEquals("Dutywatch: log lines of mail-squid can be read again", ended.getSubject());
        assertContains(
                TestMailServer.textOf(ended),
                "only 3 of 4200 lines that are or may be an employee's cannot be read with certainty",
                "Ended on: 4 Nov 2026 09:02 CST");
        assertArrayEquals(begun.getHeader("Message-ID"), ended.getHeader("In-Reply-To"));
    }

    @Test
    void shouldMailWhoseAccessesWaitAndAgainWhenThereAreFurtherEmployees() throws MessagingException {
        var alarm = SourceAlarmFixtures.anAmbiguousSource("mail-shared");
        publish(alarm);
        awaitMails(alarm, BOTH_SENT_ONCE);

        MimeMessage begun = mailsAbout(alarm, TestMailServer.ADMINISTRATORS).get(0);
        assertFalse(begun.getSubject().contains("E101"), begun.getSubject());
        assertContains(
                TestMailServer.textOf(begun),
                "4 accesses in the log of mail-shared count for nobody, because several employees have their user"
                        + " name.",
                "- E101",
                "- E102",
                "effective_from",
                "ask a roster administrator",
                "Personnel information: do not forward.");

        publish(alarm.withFurtherEmployees());
        awaitMails(alarm, BOTH_SENT_ONCE + " " + BOTH_SENT_ONCE);
        assertContains(
                TestMailServer.textOf(
                        mailsAbout(alarm, TestMailServer.ADMINISTRATORS).get(1)),
                "- E107");

        publish(alarm.ended());
        awaitMails(alarm, BOTH_SENT_ONCE + " " + BOTH_SENT_ONCE + " ENDED/SENT ENDED/SENT");
        assertContains(
                TestMailServer.textOf(
                        mailsAbout(alarm, TestMailServer.ADMINISTRATORS).get(2)),
                "No access in the log of mail-shared waits any more");
    }

    @Test
    void shouldSayHowManyFurtherEmployeesThereAre() {
        var hundred = IntStream.range(100, 200).mapToObj(i -> "M" + i).toList();
        var alarm = SourceAlarmFixtures.anAmbiguousSource("mail-many").of(hundred, 250);

        publish(alarm);

        awaitMails(alarm, BOTH_SENT_ONCE);
        assertContains(
                TestMailServer.textOf(
                        mailsAbout(alarm, TestMailServer.ADMINISTRATORS).get(0)),
                "- M100",
                "- M199",
                "- and 150 more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit       | Dutywatch: the limit of the alarm about %s was changed    | from 1 % to 100 %
            no-lines    | Dutywatch: no log lines of %s came                        | it is not known whether
            source-gone | Dutywatch: the source %s is not registered any more       | are not read
            """)
    void shouldSayWhyAnAlarmEnded(String cause, String subject, String sentence) throws MessagingException {
        var alarm = SourceAlarmFixtures.anUnreadableSource("mail-" + cause);

        publish(alarm.endedBy(cause));

        awaitMails(alarm, "ENDED/SENT ENDED/SENT");
        MimeMessage mail = mailsAbout(alarm, TestMailServer.ADMINISTRATORS).get(0);
        assertEquals(subject.replace("%s", alarm.source()), mail.getSubject());
        assertContains(TestMailServer.textOf(mail), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            silent-ended-resumed | log lines of %s come again                 | has sent log lines again since about
            silent-ended-limit   | the limit of the alarm about %s was changed | only because its limit was changed
            """)
    void shouldMailThatASourceIsSilentAndHowThatEnded(String end, String subject, String sentence)
            throws MessagingException {
        var alarm = SourceAlarmFixtures.aSilentSource("mail-" + end);
        publish(alarm);
        awaitMails(alarm, BOTH_SENT_ONCE);
        MimeMessage begun = mailsAbout(alarm, TestMailServer.ADMINISTRATORS).get(0);
        assertEquals("Dutywatch: mail-" + end + " sends no log lines", begun.getSubject());
        assertContains(
                TestMailServer.textOf(begun),
                "No log line of the source mail-" + end + " has come since 3 Nov 2026 09:02 CST.",
                "Limit: 60 min");

        publish(alarm.endedAs(end));

        awaitMails(alarm, BOTH_SENT_ONCE + " ENDED/SENT ENDED/SENT");
        MimeMessage ended = mailsAbout(alarm, TestMailServer.ADMINISTRATORS).get(1);
        assertEquals("Dutywatch: " + subject.replace("%s", alarm.source()), ended.getSubject());
        assertContains(TestMailServer.textOf(ended), sentence);
    }

    @Test
    void shouldMailThatAFormatDriftsAndThatItIsOver() throws MessagingException {
        var alarm = SourceAlarmFixtures.aDriftingSource("mail-drift");
        publish(alarm);
        awaitMails(alarm, BOTH_SENT_ONCE);
        MimeMessage begun = mailsAbout(alarm, TestMailServer.ADMINISTRATORS).get(0);
        assertEquals("Dutywatch: the log of mail-drift seems to have another format", begun.getSubject());
        assertContains(
                TestMailServer.textOf(begun),
                "900 of 1200 lines of the source mail-drift cannot be read",
                "Limit: 10.4 %",
                "880 lines: too few fields",
                "http://127.0.0.1:8081/api/v1/dead-letters?source=mail-drift");

        publish(alarm.endedAs("format-drift-ended"));

        awaitMails(alarm, BOTH_SENT_ONCE + " ENDED/SENT ENDED/SENT");
        assertContains(
                TestMailServer.textOf(
                        mailsAbout(alarm, TestMailServer.ADMINISTRATORS).get(1)),
                "Only 30 of 4100 lines of the source mail-drift cannot be read now.");
    }

    @Test
    void shouldMailThatTheLimitOfARunningAlarmWasChanged() throws MessagingException {
        var alarm = SourceAlarmFixtures.anUnreadableSource("mail-limit-running");

        publish(alarm.withOtherLimit());

        awaitMails(alarm, BOTH_SENT_ONCE);
        assertContains(
                TestMailServer.textOf(
                        mailsAbout(alarm, TestMailServer.ADMINISTRATORS).get(0)),
                "from 1 % to 2.5 %",
                "So the alarm goes on.");
    }

    @Test
    void shouldMailOnlyTheEndWhenTheBeginComesLater() {
        var alarm = SourceAlarmFixtures.anUnreadableSource("mail-late");
        publish(alarm.ended());

        publish(alarm);
        publishMarkerAfter(alarm);

        awaitMails(alarm, "ENDED/SENT ENDED/SENT");
    }

    @Test
    void shouldMailTheNewestStateOnceWhenTheMailServerWasAway() throws MessagingException {
        TestMailServer.shutDown();
        var alarm = SourceAlarmFixtures.anUnreadableSource("mail-away");
        publish(alarm);
        awaitMails(alarm, "RUNNING/RETRYING RUNNING/RETRYING");
        publish(alarm.ended());
        await("the end is stored").atMost(SOON).until(() -> versionOf(alarm) == 2);

        TestMailServer.startAgain();

        awaitMails(alarm, "ENDED/SENT ENDED/SENT");
        var mails = mailsAbout(alarm, TestMailServer.ADMINISTRATORS);
        assertEquals(1, mails.size());
        assertEquals(
                "Dutywatch: log lines of mail-away can be read again",
                mails.get(0).getSubject());
    }

    @Test
    void shouldMailTheEndWhenItCameWhileTheMailAboutTheBeginWasSent() {
        TestMailServer.shutDown();
        var alarm = SourceAlarmFixtures.anUnreadableSource("mail-between");
        publish(alarm);
        awaitMails(alarm, "RUNNING/RETRYING RUNNING/RETRYING");
        publish(alarm.ended());
        await("the end is stored").atMost(SOON).until(() -> versionOf(alarm) == 2);

        // As if the mail server had accepted the mails about the begin, before the end was stored.
        database.useHandle(handle -> handle.execute(
                "update delivery set accepted_at = now(), told = ?::jsonb where alarm_id = ?",
                new String(alarm.bytes(), StandardCharsets.UTF_8),
                UUID.fromString(alarm.id())));
        TestMailServer.startAgain();

        awaitMails(alarm, BOTH_SENT_ONCE + " ENDED/SENT ENDED/SENT");
        assertEquals(1, mailsAbout(alarm, TestMailServer.ADMINISTRATORS).size());
    }

    @Test
    void shouldSendAFailedMailAgainWhenItIsReplayed() {
        TestMailServer.refuse(TestMailServer.DEPUTY);
        var alarm = SourceAlarmFixtures.anUnreadableSource("mail-refused");
        publish(alarm);
        awaitMails(alarm, "RUNNING/FAILED RUNNING/SENT");
        TestMailServer.acceptAgain(TestMailServer.DEPUTY);

        given().auth()
                .oauth2(TestTokens.of("admin", "administrator"))
                .contentType("application/json")
                .body("{\"topic\":\"mails\"}")
                .post("/api/v1/failures/replay")
                .then()
                .statusCode(200);

        awaitMails(alarm, BOTH_SENT_ONCE);
        assertEquals(1, mailsAbout(alarm, TestMailServer.DEPUTY).size());
    }

    @Test
    void shouldShowTheAlarmsInTheInboxOfTheAdministrators() {
        var running = SourceAlarmFixtures.anAmbiguousSource("inbox-running");
        publish(running);

        await("it is shown")
                .atMost(SOON)
                .untilAsserted(() -> given().auth()
                        .oauth2(TestTokens.of("admin", "administrator"))
                        .get("/api/v1/notices?page_size=1")
                        .then()
                        .statusCode(200)
                        .body(alarmIn("inbox-running") + ".kind", equalTo("AMBIGUOUS"))
                        .body(alarmIn("inbox-running") + ".ended_at", equalTo(null))
                        .body(alarmIn("inbox-running") + ".employee_ids", equalTo(List.of("E101", "E102"))));
    }

    @Test
    void shouldRecordWhoseIdsAnAdministratorSaw() {
        publish(SourceAlarmFixtures.anAmbiguousSource("inbox-audited").of(List.of("E191", "E192"), 2));
        awaitInInbox("inbox-audited", TestTokens.of("admin-audited", "administrator"), List.of("E191", "E192"));

        await("both ids are recorded")
                .atMost(SOON)
                .untilAsserted(() -> assertContains(recordsOf("admin-audited"), "\"E191\"", "\"E192\""));
    }

    /** The records of the alarms that this administrator saw. */
    private String recordsOf(String administrator) {
        return awaitOn(AuditTrail.TOPIC, administrator, 2).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .filter(record -> record.contains("view_source_alarm"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void shouldHideTheIdsFromAnAdministratorWhoIsOneOfThem() {
        publishEmployee("E193", "Officer E193", "E194");
        publish(SourceAlarmFixtures.anAmbiguousSource("inbox-own").of(List.of("E193", "E195"), 2));
        awaitInInbox("inbox-own", TestTokens.of("admin-other", "administrator"), List.of("E193", "E195"));

        String own = TestTokens.withSubject("admin-own", ComplianceEventFixtures.mailOf("E193"), "administrator");
        awaitInInbox("inbox-own", own, List.of());
    }

    private static void awaitInInbox(String source, String token, List<String> employeeIds) {
        await(source + " is shown with " + employeeIds)
                .atMost(SOON)
                .untilAsserted(() -> given().auth()
                        .oauth2(token)
                        .get("/api/v1/notices?page_size=1")
                        .then()
                        .statusCode(200)
                        .body(alarmIn(source) + ".employee_ids", equalTo(employeeIds))
                        .body(alarmIn(source) + ".employees", equalTo(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "chief"})
    void shouldShowNoAlarmToOthers(String role) {
        given().auth()
                .oauth2(TestTokens.of("somebody", role))
                .get("/api/v1/notices")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("source_alarms")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"network-admin", "roster-admin", "employee", "auditor", "log-feeder"})
    void shouldRefuseOtherRoles(String role) {
        given().auth()
                .oauth2(TestTokens.of("somebody", role))
                .get("/api/v1/notices")
                .then()
                .statusCode(403);
    }

    private static String alarmIn(String source) {
        return "source_alarms.find { it.source == '" + source + "' }";
    }

    private void publish(SourceAlarmFixtures alarm) {
        publish(SourceChanged.TOPIC, alarm.source(), alarm.bytes());
    }

    /** Publishes another alarm with the same key, and waits until it is stored: then all before it are consumed. */
    private void publishMarkerAfter(SourceAlarmFixtures alarm) {
        var marker = SourceAlarmFixtures.anUnreadableSource(alarm.source());
        publish(marker);
        await("the marker is stored")
                .atMost(SOON)
                .until(() -> count("select count(*) from source_alarm where alarm_id = ?", UUID.fromString(marker.id()))
                        == 1);
    }

    private int versionOf(SourceAlarmFixtures alarm) {
        return count("select max(version) from source_alarm where alarm_id = ?", UUID.fromString(alarm.id()));
    }

    /** Waits until the mails about the alarm are these: state of the alarm and status, oldest first. */
    private void awaitMails(SourceAlarmFixtures alarm, String expected) {
        await("the mails are " + expected)
                .atMost(SOON)
                .untilAsserted(() -> assertEquals(
                        expected,
                        text(
                                "select coalesce(string_agg(news || '/' || status, ' ' order by news desc, status), '')"
                                        + " from delivery where alarm_id = ?",
                                UUID.fromString(alarm.id()))));
    }

    private static List<MimeMessage> mailsAbout(SourceAlarmFixtures alarm, String address) {
        return TestMailServer.receivedBy(address).stream()
                .filter(mail -> hasHeader(mail, alarm.id()))
                .toList();
    }

    private static boolean hasHeader(MimeMessage mail, String alarmId) {
        try {
            return Arrays.asList(
                            mail.getHeader("X-Dutywatch-Alarm") == null
                                    ? new String[0]
                                    : mail.getHeader("X-Dutywatch-Alarm"))
                    .contains(alarmId);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertContains(String body, String... parts) {
        for (String part : parts) {
            assertTrue(body.contains(part), part + " in\n" + body);
        }
    }
}
