package org.dutywatch.compliance.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.dutywatch.compliance.measuring.evidence.CollectEvidence;
import org.dutywatch.compliance.testing.AccessFixtures;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.compliance.testing.Results;
import org.dutywatch.testing.Management;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to a message or a shift when it is broken, or when the database fails. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class FailuresIT {
    private static final String EVIDENCE_GROUP = "compliance.evidence";
    private static final String AUDIT_RECORDS = "audit.recorded.v1";
    private static final Instant START = Instant.parse("2026-11-07T12:00:00Z");

    @Inject
    ComplianceTopics topics;

    @Inject
    Results results;

    @Inject
    CollectEvidence collectEvidence;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    private String officer = "";

    @BeforeEach
    void newOfficer() {
        officer = newOfficerOnDuty();
    }

    private static String newOfficerOnDuty() {
        String id = "F" + UUID.randomUUID().toString().substring(0, 8);
        DepartmentFixtures.employs(id, "Unit " + id, "");
        DepartmentFixtures.rosters(id, START, START.plus(Duration.ofHours(10)));
        DepartmentFixtures.limits("Unit " + id, 30);
        return id;
    }

    @Test
    void shouldDeadLetterMalformedAndPoisonMessagesAndUseTheOthersOfTheBatch() {
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(1)), 5);
        // A negative byte count: the message decodes, but can never be used.
        String poison = topics.write(visit.get(0)).replace("\"bytes_up\":null", "\"bytes_up\":-1");
        String malformed = "{\"observation_id\":\"malformed-" + officer + "\"}";
        String future = topics.write(AccessFixtures.upload(officer, Instant.parse("2999-01-01T00:00:00Z")));
        topics.publish(ComplianceTopics.OBSERVATIONS, officer, malformed);
        topics.publishAccesses(visit.subList(1, 3));
        topics.publish(ComplianceTopics.OBSERVATIONS, officer, poison);
        topics.publish(ComplianceTopics.OBSERVATIONS, officer, future);
        topics.publishAccesses(visit.subList(3, visit.size()));

        results.awaitEvaluated(officer, visit.size() - 1);

        assertThat(topics.values(ComplianceTopics.DEAD_OBSERVATIONS))
                .filteredOn(letter -> letter.contains(officer))
                .containsExactlyInAnyOrder(malformed, poison, future);
    }

    @Test
    void shouldNotAcknowledgeBeforeTheCommitWhenTheDatabaseDelaysTheWrite() throws Exception {
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(1)), 2);
        await("everything before is acknowledged")
                .atMost(Results.PATIENCE)
                .until(() -> acknowledgedOffset(EVIDENCE_GROUP) == endOffset(ComplianceTopics.OBSERVATIONS));
        QuarkusTransaction.begin();
        try {
            results.change("lock table evidence in share mode");
            long acknowledged = acknowledgedOffset(EVIDENCE_GROUP);
            topics.publishAccesses(visit);
            await("the accesses wait for the table")
                    .atMost(Results.PATIENCE)
                    .until(() -> results.number(
                                    "select count(*) from pg_locks where relation = 'evidence'::regclass and not granted")
                            > 0);
            // Between these two, every topic's acknowledgements are sent at least once.
            awaitAcknowledgementOfAnAuditRecord();
            awaitAcknowledgementOfAnAuditRecord();
            assertThat(acknowledgedOffset(EVIDENCE_GROUP)).isEqualTo(acknowledged);
        } finally {
            QuarkusTransaction.rollback();
        }

        results.awaitEvaluated(officer, visit.size());
        await("everything is acknowledged once it is written")
                .atMost(Results.PATIENCE)
                .until(() -> acknowledgedOffset(EVIDENCE_GROUP) == endOffset(ComplianceTopics.OBSERVATIONS));
    }

    @Test
    void shouldChangeNothingWhenABatchIsDeliveredAgainAfterACrashBeforeItsAcknowledgement() {
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(1)), 40);
        collectEvidence.collect(visit);
        results.awaitEvaluated(officer, visit.size());
        String before = results.text("select m::text from shift_minutes m where employee_id = '" + officer + "'");

        collectEvidence.collect(visit);

        assertThat(results.number("select count(*) from evaluation_due where employee_id = '" + officer + "'"))
                .isZero();
        assertThat(results.text("select m::text from shift_minutes m where employee_id = '" + officer + "'"))
                .isEqualTo(before);
        assertThat(results.finding(officer).getInt("revision")).isEqualTo(1);
    }

    @Test
    void shouldQuarantineAShiftThatFailsTooOftenAndEvaluateTheOthers() {
        String neighbour = newOfficerOnDuty();
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(1)), 2);
        topics.publishAccesses(visit);
        results.awaitEvaluated(officer, visit.size());
        // There is no packing format 0, so reading this evidence fails each time.
        String packed = results.text("select packed from evidence where employee_id = '" + officer + "'");
        results.change("update evidence set packed = '\\x00' where employee_id = '" + officer + "'");
        results.change("insert into evaluation_due (employee_id, shift_start, cause, marked_at, attempts) values ('"
                + officer + "', '" + START + "', 'ROSTER', now() - interval '1 day', 9)");

        await("the shift is quarantined")
                .atMost(Results.PATIENCE)
                .until(() -> results.number("select attempts from evaluation_due where employee_id = '" + officer + "'")
                        == 10);

        var others = AccessFixtures.facebookVisit(neighbour, START.plus(Duration.ofHours(1)), 40);
        topics.publishAccesses(others);
        results.awaitEvaluated(neighbour, others.size());
        assertThat(results.finding(neighbour).getString("tier")).isEqualTo("ALERT");
        assertThat(results.text("select last_error from evaluation_due where employee_id = '" + officer + "'"))
                .contains("unknown format");
        assertThat(Management.metrics())
                .containsPattern("dutywatch_quarantined_rows\\{[^}]*name=\"evaluation\"[^ ]* [1-9]");
        results.change("update evidence set packed = '" + packed + "' where employee_id = '" + officer + "'");
        replayQuarantinedShifts();
        results.awaitEvaluated(officer, visit.size());
    }

    @Test
    void shouldListAQuarantinedShiftAndEvaluateItWhenItIsReplayed() {
        results.awaitEvaluated(officer, 0);
        results.change(
                "insert into evaluation_due (employee_id, shift_start, cause, marked_at, attempts, next_attempt_at)"
                        + " values ('" + officer + "', '" + START
                        + "', 'ROSTER', now(), 10, now() + interval '1 day')");
        asAdministrator()
                .get("/api/v1/failures")
                .then()
                .statusCode(200)
                .body("quarantined_rows.find { it.name == 'evaluation' }.count", greaterThanOrEqualTo(1));

        replayQuarantinedShifts().body("rows", greaterThanOrEqualTo(1)).body("dead_letters", equalTo(0));

        results.awaitEvaluated(officer, 0);
    }

    @Test
    void shouldRefuseToReplayAnUnknownNameAndListTheKnownOnes() {
        asAdministrator()
                .contentType("application/json")
                .body("{\"topic\":\"evaluations\"}")
                .post("/api/v1/failures/replay")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", startsWith("topic 'evaluations' "))
                .body("detail", containsString("evaluation,"))
                .body("detail", containsString(ComplianceTopics.DEAD_OBSERVATIONS));
    }

    @Test
    void shouldRetryAQuarantinedShiftWhenACorrectionAffectsIt() {
        results.awaitEvaluated(officer, 0);
        results.change("insert into evaluation_due (employee_id, shift_start, cause, marked_at, attempts) values ('"
                + officer + "', '" + START + "', 'ROSTER', now(), 10)");

        DepartmentFixtures.exempts(officer, START, START.plus(Duration.ofHours(1)));

        results.awaitEvaluated(officer, 0);
    }

    @Test
    void shouldKeepTheShiftEnqueuedWhenTheEvaluationFailsBeforeItsCommit() {
        var visit = AccessFixtures.facebookVisit(officer, START.plus(Duration.ofHours(1)), 40);
        QuarkusTransaction.begin();
        try {
            // The evaluation gets as far as writing the finding; there its connection is terminated.
            results.change("lock table finding in exclusive mode");
            QuarkusTransaction.suspendingExisting().run(() -> collectEvidence.collect(visit));
            String waiting = " from pg_locks where relation = 'finding'::regclass and not granted";
            await("an evaluation is about to write the finding")
                    .atMost(Results.PATIENCE)
                    .until(() -> results.number("select count(*)" + waiting) > 0);
            assertThat(results.text("select bool_and(pg_terminate_backend(pid))::text" + waiting))
                    .isEqualTo("true");
            assertThat(results.number("select count(*) from evaluation_due where employee_id = '" + officer + "'"))
                    .isEqualTo(1);
        } finally {
            QuarkusTransaction.rollback();
        }

        results.awaitEvaluated(officer, visit.size());
        assertThat(results.finding(officer).getString("tier")).isEqualTo("ALERT");
    }

    private static ValidatableResponse replayQuarantinedShifts() {
        return asAdministrator()
                .contentType("application/json")
                .body("{\"topic\":\"evaluation\"}")
                .post("/api/v1/failures/replay")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification asAdministrator() {
        return DepartmentFixtures.as(TestTokens.of("journey-standards", "administrator"));
    }

    private void awaitAcknowledgementOfAnAuditRecord() throws Exception {
        topics.publish(AUDIT_RECORDS, officer, """
                {"audit_id": "%s", "at": "2026-11-06T14:03:22Z", "actor": "%s", "roles": [], "action": "view_minutes",
                 "subject": null, "purpose": null, "service": "compliance-service"}
                """.formatted(UUID.randomUUID(), officer));
        long end = endOffset(AUDIT_RECORDS);
        await("the audit record is acknowledged")
                .atMost(Results.PATIENCE)
                .until(() -> acknowledgedOffset("compliance.audit") >= end);
    }

    private long acknowledgedOffset(String group) {
        try (var admin = Admin.create(broker)) {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().values().stream()
                    .mapToLong(offset -> offset.offset())
                    .sum();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long endOffset(String topic) throws Exception {
        try (var admin = Admin.create(broker)) {
            var partition = new TopicPartition(topic, 0);
            return admin.listOffsets(Map.of(partition, org.apache.kafka.clients.admin.OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }
}
