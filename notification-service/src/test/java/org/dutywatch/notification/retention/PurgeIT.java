package org.dutywatch.notification.retention;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.dutywatch.eventkit.audit.AuditTrail;
import org.dutywatch.notification.testing.ComplianceEventFixtures;
import org.dutywatch.notification.testing.DecisionFixtures;
import org.dutywatch.notification.testing.OnRealServers;
import org.dutywatch.testing.Contract;
import org.dutywatch.testing.OwnerDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was notified is deleted when its time is over, and never while compliance-service or a legal hold keeps it. */
@QuarkusTest
class PurgeIT extends OnRealServers {
    private static final Contract CONTRACT = new Contract(ComplianceEventFixtures.COMPLIANCE, RetentionChanged.TOPIC);
    private static final String SHIFT_DAY = "2026-11-05";

    @Inject
    PurgeOld purgeOld;

    @Test
    void shouldDeleteNoticesAndMailsOnlyWhenComplianceHasDeletedTheFindingAndTheyAreOld() {
        var finding = anAlertThatWasMailed("PU101");
        purge(RetentionClass.NOTICES);
        age(finding, 600);
        purge(RetentionClass.NOTICES);
        assertEquals("1 1 1", partsOf(finding), "compliance-service keeps the finding");

        publishPurged(finding);
        purge(RetentionClass.NOTICES);

        assertEquals("0 0 0", partsOf(finding));
        assertTrue(
                awaitOn(AuditTrail.TOPIC, "notification-service", 1).stream()
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .anyMatch(record -> record.contains("\"purge_notices\"")
                                && record.contains("findings with their notices and mails, from ")),
                "the purge is recorded");
    }

    @Test
    void shouldKeepForAYearWhatComplianceDeletesEarlier() {
        var finding = anAlertThatWasMailed("PU102");
        publishPurged(finding);
        age(finding, 399);
        purge(RetentionClass.NOTICES);
        assertEquals("1 1 1", partsOf(finding));

        age(finding, 2);
        purge(RetentionClass.NOTICES);

        assertEquals("0 0 0", partsOf(finding));
    }

    @ParameterizedTest
    @CsvSource({"PU103, true, 2001-01-01", "PU104, false, " + SHIFT_DAY})
    void shouldKeepNoticesWhileALegalHoldIsInForce(String employee, boolean ofTheFinding, String day) {
        var finding = anAlertThatWasMailed(employee);
        text(
                "update finding set shift_start = '" + SHIFT_DAY + "T12:00:00Z' where finding_id = ? returning 1",
                id(finding));
        String hold = UUID.randomUUID().toString();
        publishHold("hold-set", hold, employee, ofTheFinding ? finding.findingId() : null, day);
        publishPurged(finding);
        age(finding, 600);
        purge(RetentionClass.NOTICES);
        assertEquals("1 1 1", partsOf(finding));

        publishHold("hold-lifted", hold, employee, null, day);
        // What is delivered again does not set it again.
        publishHold("hold-set", hold, employee, null, day);
        await("the hold is lifted")
                .atMost(SOON)
                .until(() -> text("select lifted from legal_hold where hold_id = ?", UUID.fromString(hold))
                        .equals("t"));
        purge(RetentionClass.NOTICES);

        assertEquals("0 0 0", partsOf(finding));
    }

    @Test
    void shouldKeepAFindingWholeWhenTheDeletionFailsHalfWayAndDeleteItInTheNextRun() {
        var finding = anAlertThatWasMailed("PU105");
        publishPurged(finding);
        age(finding, 600);
        OwnerDatabase.execute(
                "create function fail_half_way() returns trigger language plpgsql as"
                        + " 'begin raise exception ''disk full''; end'",
                "create trigger fail_half_way before delete on finding for each row when (old.finding_id = '"
                        + finding.findingId() + "') execute function fail_half_way()");
        try {
            assertThrows(RuntimeException.class, () -> purgeOld.purge(RetentionClass.NOTICES));
        } finally {
            OwnerDatabase.execute("drop trigger fail_half_way on finding", "drop function fail_half_way()");
        }
        assertEquals("1 1 1", partsOf(finding), "the mails and notices were deleted first");

        purge(RetentionClass.NOTICES);

        assertEquals("0 0 0", partsOf(finding));
    }

    @Test
    void shouldDeleteSettledDecisionsAndKeepAwaitedOnesAndThoseAboutSomebodyOfWhomAFindingOrAHoldIsKept() {
        publishEmployee("PU201", "Officer PU201", "PU200");
        publishEmployee("PU202", "Officer PU202", "PU200");
        publishEmployee("PU203", "Officer PU203", "PU200");
        var settled = aDecisionAbout("PU201");
        var awaited = DecisionFixtures.aCorrectionFor("PU201", List.of("PU200"));
        publish(ComplianceEventFixtures.DECISIONS, "PU201", awaited.bytes());
        var held = aDecisionAbout("PU202");
        publishHold("hold-set", UUID.randomUUID().toString(), "PU202", null, "2001-01-01");
        anAlertThatWasMailed("PU203");
        var explaining = aDecisionAbout("PU203");
        await("all are stored")
                .atMost(SOON)
                .until(() -> decisions(settled, awaited, held, explaining) == 4
                        && count(
                                        "select count(*) from delivery where decision_id = ? and status = 'SENT'",
                                        UUID.fromString(awaited.id()))
                                == 1
                        && count("select count(*) from legal_hold where employee_id = 'PU202'") == 1);
        for (var decision : List.of(settled, awaited, held, explaining)) {
            ageDecision(decision);
        }

        purge(RetentionClass.DECISIONS);

        assertEquals(0, decisions(settled));
        assertEquals(3, decisions(awaited, held, explaining));
    }

    @Test
    void shouldDeleteOldChangesOfRecordsWithTheirMails() {
        publishEmployee("PU301", "Officer PU301", "PU300");
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                "PU301",
                ComplianceEventFixtures.employeeAt("PU301", 2, "pu301@ridgemont-pd.example", "Traffic", "PU300"));
        await("the mail is sent").atMost(SOON).until(() -> recordMails("PU301", "SENT") == 1);
        purge(RetentionClass.RECORD_CHANGES);
        assertEquals(1, recordMails("PU301", "SENT"));
        text("update person set known_from = known_from - interval '600 days' where employee_id = 'PU301' returning 1");
        purge(RetentionClass.RECORD_CHANGES);
        assertEquals(1, recordMails("PU301", "SENT"), "the mail is not old");

        text("update delivery set created_at = created_at - interval '600 days', sent_at = sent_at - interval"
                + " '600 days' where record_change_id in (select change_id from record_change"
                + " where employee_id = 'PU301') returning 1");
        purge(RetentionClass.RECORD_CHANGES);

        assertEquals(0, count("select count(*) from record_change where employee_id = 'PU301'"));
        assertEquals(2, count("select count(*) from person where employee_id = 'PU301'"), "he is still known");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALARMS | source_alarm | alarm_id | version, began_at, ended_at, body | 1, now() - interval '700 days',"
                        + " now() - interval ':days days', '{}'",
                "REPORTS | audit_report | report_id | made_at, body | now() - interval ':days days', '{}'",
                "OUTAGES | mail_outage | outage_id | began_at, ended_at, reason | now() - interval '700 days',"
                        + " now() - interval ':days days', 'r'"
            })
    void shouldDeleteWhatIsAboutNobodyWhenItIsOld(
            RetentionClass retentionClass, String table, String key, String columns, String values) {
        UUID old = UUID.randomUUID();
        UUID young = UUID.randomUUID();
        String insert = "insert into " + table + " (" + key + ", " + columns + ") values ('%s', " + values + ")";
        OwnerDatabase.execute(
                insert.formatted(old).replace(":days", "401"),
                insert.formatted(young).replace(":days", "399"));

        purge(retentionClass);

        assertEquals(0, count("select count(*) from " + table + " where " + key + " = ?", old));
        assertEquals(1, count("select count(*) from " + table + " where " + key + " = ?", young));
    }

    @ParameterizedTest
    @CsvSource({"P1Y, P1Y, P12M, true", "P364D, P1Y, P1Y, false", "P1Y, P11M, P1Y, false", "P1Y, P1Y, P1D, false"})
    void shouldNotStartIfSomethingWouldBeKeptForLessThanAYear(
            Period notices, Period decisions, Period alarms, boolean starts) {
        var worker = new PurgeWorker(
                purgeOld,
                new Settings(notices, decisions, alarms),
                ZoneOffset.UTC,
                Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC));

        if (starts) {
            worker.requireAYear();
        } else {
            assertThrows(IllegalStateException.class, worker::requireAYear);
        }
    }

    private record Settings(Period notices, Period decisions, Period alarms) implements RetentionConfig {
        @Override
        public Duration every() {
            return Duration.ofHours(1);
        }
    }

    private void purge(RetentionClass retentionClass) {
        while (purgeOld.purge(retentionClass)) {
            // The next batch.
        }
    }

    private ComplianceEventFixtures anAlertThatWasMailed(String employee) {
        publishEmployee(employee, "Officer " + employee, employee + "s");
        var finding = ComplianceEventFixtures.anAlertAbout(employee);
        publish(finding);
        await("the mail about " + employee)
                .atMost(SOON)
                .until(() -> deliveryStates(finding).endsWith("/SENT"));
        return finding;
    }

    private DecisionFixtures aDecisionAbout(String employee) {
        var decision =
                DecisionFixtures.aCorrectionFor(employee, List.of("PU200")).in("APPROVED", 2);
        publish(ComplianceEventFixtures.DECISIONS, employee, decision.bytes());
        return decision;
    }

    private void publishPurged(ComplianceEventFixtures finding) {
        var event = (ObjectNode) CONTRACT.example("finding-purged");
        event.put("finding_id", finding.findingId()).put("employee_id", finding.employeeId());
        publish(RetentionChanged.TOPIC, finding.employeeId(), bytes(event));
        await("it is known that the finding was deleted")
                .atMost(SOON)
                .until(() -> count(
                                "select count(*) from finding where finding_id = ? and purged_at is not null",
                                id(finding))
                        == 1);
    }

    private void publishHold(String example, String hold, String employee, @Nullable String finding, String day) {
        var event = (ObjectNode) CONTRACT.example(example);
        event.put("hold_id", hold).put("employee_id", employee).put("finding_id", finding);
        event.put("from", day + "T00:00:00Z").put("to", day + "T23:00:00Z");
        publish(RetentionChanged.TOPIC, employee, bytes(event));
    }

    /** As if all that happened to it had happened so many days earlier. */
    private void age(ComplianceEventFixtures finding, int days) {
        String earlier = " - interval '" + days + " days'";
        text(
                "update delivery set created_at = created_at" + earlier + ", sent_at = sent_at" + earlier
                        + " where notice_id in (select notice_id from notice where finding_id = ?) returning 1",
                id(finding));
        text(
                "update notice set created_at = created_at" + earlier + ", told_at = told_at" + earlier
                        + " where finding_id = ? returning 1",
                id(finding));
        text(
                "update finding set received_at = received_at" + earlier + " where finding_id = ? returning 1",
                id(finding));
    }

    private void ageDecision(DecisionFixtures decision) {
        UUID id = UUID.fromString(decision.id());
        text(
                "update decision set body = jsonb_set(body, '{asked_at}', '\"2020-01-01T00:00:00Z\"')"
                        + " where decision_id = ? returning 1",
                id);
        text(
                "update delivery set created_at = created_at - interval '600 days', sent_at = sent_at - interval"
                        + " '600 days' where decision_id = ? returning 1",
                id);
    }

    private int decisions(DecisionFixtures... decisions) {
        int found = 0;
        for (DecisionFixtures decision : decisions) {
            found += count("select count(*) from decision where decision_id = ?", UUID.fromString(decision.id()));
        }
        return found;
    }

    private int recordMails(String employee, String status) {
        return count(
                "select count(*) from delivery d join record_change c on c.change_id = d.record_change_id"
                        + " where c.employee_id = ? and d.status = ?",
                employee,
                status);
    }

    /** The numbers of findings, notices and mails. */
    private String partsOf(ComplianceEventFixtures finding) {
        String mails = deliveryStates(finding);
        return count("select count(*) from finding where finding_id = ?", id(finding)) + " "
                + count("select count(*) from notice where finding_id = ?", id(finding)) + " "
                + (mails.isEmpty() ? 0 : mails.split(" ").length);
    }

    private static UUID id(ComplianceEventFixtures finding) {
        return UUID.fromString(finding.findingId());
    }

    private static byte[] bytes(ObjectNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
