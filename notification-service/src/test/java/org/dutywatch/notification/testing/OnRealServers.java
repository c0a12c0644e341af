package org.dutywatch.notification.testing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.dutywatch.eventkit.kafka.RecordProducer;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TopicRecords;
import org.jspecify.annotations.Nullable;

/** Base of the tests that use real Kafka, PostgreSQL and SMTP servers. */
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = TestMailServer.class, scope = TestResourceScope.GLOBAL)
@SuppressWarnings("NullAway.Init")
public abstract class OnRealServers {
    /**
     * Long enough for one more attempt of a mail: the mail client sometimes misses a greeting that comes at once, and
     * waits for it until the attempt is given up after 20 s.
     */
    protected static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    RecordProducer producer;

    @Inject
    protected Database database;

    /** Publishes an employee and his supervisor, and waits until the service has stored both. */
    protected void publishEmployee(String employeeId, String name, String supervisorId) {
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                supervisorId,
                ComplianceEventFixtures.employee(supervisorId, 1, "Sgt. " + supervisorId, null));
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                employeeId,
                ComplianceEventFixtures.employee(employeeId, 1, name, supervisorId));
        await("both are known")
                .atMost(SOON)
                .until(() -> count("select count(*) from person where employee_id in (?, ?)", employeeId, supervisorId)
                        >= 2);
    }

    /** Publishes that the employee is inactive from now on, and waits until that is stored; he is on hold then. */
    protected void publishInactive(String id, String name, @Nullable String supervisorId) {
        String active = new String(ComplianceEventFixtures.employee(id, 9, name, supervisorId), StandardCharsets.UTF_8);
        publish(
                ComplianceEventFixtures.EMPLOYEES,
                id,
                active.replace("\"active\":true", "\"active\":false").getBytes(StandardCharsets.UTF_8));
        await(id + " is inactive")
                .atMost(SOON)
                .until(() -> count("select count(*) from person where employee_id = ? and not active", id) == 1);
    }

    /** The employee was notified two hours earlier than he was, and has been inactive for an hour. */
    protected void publishLeaver(String id, String name, @Nullable String supervisorId) {
        publishInactive(id, name, supervisorId);
        text("update notice set created_at = created_at - interval '2 hours' where recipient_id = ? returning 1", id);
        text(
                "update person set known_from = known_from - interval '1 hour' where employee_id = ? and not active"
                        + " returning 1",
                id);
    }

    protected void publish(ComplianceEventFixtures finding) {
        publish(ComplianceEventFixtures.FINDINGS, finding.employeeId(), finding.bytes());
    }

    protected void publish(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key, value)).join();
    }

    protected List<MimeMessage> awaitMails(String address, int number) {
        await(number + " mails to " + address)
                .atMost(SOON)
                .until(() -> TestMailServer.receivedBy(address).size() >= number);
        return TestMailServer.receivedBy(address);
    }

    /** Returns the states of the notices of a finding as {@code state/channel/recipient kind}, oldest first. */
    protected String noticeStates(ComplianceEventFixtures finding) {
        return text(
                "select string_agg(state || '/' || channel || '/' || coalesce(recipient_kind, 'nobody'), ' '"
                        + " order by created_at, state) from notice where finding_id = ?",
                UUID.fromString(finding.findingId()));
    }

    protected String deliveryStates(ComplianceEventFixtures finding) {
        return text(
                "select coalesce(string_agg(d.news || '/' || d.status, ' ' order by d.created_at, d.news), '')"
                        + " from delivery d join notice n using (notice_id) where n.finding_id = ?",
                UUID.fromString(finding.findingId()));
    }

    /** Asserts that no mail to this address was ever enqueued; what enqueues it must have been committed before. */
    protected void assertNoMailTo(String address) {
        assertEquals(0, count("select count(*) from delivery where address = ?", address));
    }

    /** Waits until a notice about the finding waits for an employee who is not known; it has waited long enough then. */
    protected void endWaiting(ComplianceEventFixtures finding) {
        await("a notice waits for an employee")
                .atMost(SOON)
                .until(() -> text(
                                "update notice set route_by = now() where finding_id = ? and waiting_for is not null"
                                        + " returning 'overdue'",
                                UUID.fromString(finding.findingId()))
                        .equals("overdue"));
    }

    /** The next attempt of a mail to this address that waits for one is due now. */
    protected void retryNow(String address) {
        text(
                "update delivery set next_attempt_at = now()"
                        + " where address = ? and status = 'RETRYING' and claimed_until is null returning 1",
                address);
    }

    protected UUID noticeIdOf(ComplianceEventFixtures finding) {
        return UUID.fromString(
                text("select notice_id::text from notice where finding_id = ?", UUID.fromString(finding.findingId())));
    }

    protected int count(String sql, Object... parameters) {
        return Integer.parseInt(text(sql, parameters));
    }

    protected String text(String sql, Object... parameters) {
        return database.withHandle(handle ->
                handle.select(sql, parameters).mapTo(String.class).findFirst().orElse("none"));
    }

    /** Waits until the topic has this number of records with the key; returns them. */
    protected List<ConsumerRecord<String, byte[]>> awaitOn(String topic, String key, int number) {
        return await(number + " records of " + key + " on " + topic)
                .atMost(SOON)
                .until(() -> recordsOf(topic, key), found -> found.size() >= number);
    }

    private static List<ConsumerRecord<String, byte[]>> recordsOf(String topic, String key) {
        return TopicRecords.of(topic).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }
}
