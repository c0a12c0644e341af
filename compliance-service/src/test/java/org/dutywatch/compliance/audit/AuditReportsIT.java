package org.dutywatch.compliance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.audit.AuditTrailReader.ChainVerification;
import org.dutywatch.compliance.model.audit.AuditEntry;
import org.dutywatch.compliance.testing.ComplianceTopics;
import org.dutywatch.eventkit.sql.Database;
import org.dutywatch.testing.Contract;
import org.dutywatch.testing.OwnerDatabase;
import org.dutywatch.testing.RealServers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests which reports about the audit trail are published, and when. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class AuditReportsIT {
    private static final Contract CONTRACT = new Contract(Path.of("contracts"), AuditReported.TOPIC);
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Far from what other tests record. */
    private static final LocalDate MONDAY = LocalDate.of(2025, 3, 3);

    @Inject
    AuditReports reports;

    @Inject
    AuditLog log;

    @Inject
    AuditTrailReader reader;

    @Inject
    Database database;

    @Inject
    ObjectMapper json;

    @Inject
    ComplianceTopics topics;

    @BeforeEach
    @AfterEach
    void forgetReports() {
        OwnerDatabase.execute("delete from audit_report");
    }

    @Test
    void shouldAlarmOnceForEachFaultAndSay() throws IOException {
        reports.verified(verification(null));
        reports.verified(verification("record 7 was changed"));
        reports.verified(verification("record 7 was changed"));
        reports.verified(verification("record 3 is missing"));
        reports.verified(verification(null));
        reports.verified(verification(null));

        List<String> published = database.withHandle(handle -> handle.createQuery(
                        "select kind || coalesce(' ' || fault, '') from audit_report order by made_at")
                .mapTo(String.class)
                .list());
        assertThat(published).containsExactly("FAULT record 7 was changed", "FAULT record 3 is missing", "INTACT");
    }

    @Test
    void shouldReportTheWeekOnceWithTheViewsOfAdministratorsAndTheRefusedRequests() {
        log.append(List.of(
                entry("week-standards", "administrator", "view_minutes", "done", 1L, "2025-03-03T06:00:00Z"),
                entry("week-standards", "administrator", "view_findings", "done", 40L, "2025-03-10T04:59:59Z"),
                entry("week-chief", "chief", "export_bundle", "done", null, "2025-03-05T12:00:00Z"),
                entry("week-sergeant", "supervisor", "view_minutes", "done", null, "2025-03-05T12:00:00Z"),
                entry("week-prober", "network-admin", "request_refused", "refused", 17L, "2025-03-05T12:00:00Z"),
                entry("week-prober", "network-admin", "request_refused", "refused", 2L, "2025-03-06T12:00:00Z"),
                entry("week-standards", "administrator", "view_minutes", "done", 1L, "2025-03-03T05:59:59Z"),
                entry("week-standards", "administrator", "view_minutes", "done", 1L, "2025-03-10T05:00:00Z")));
        var week = new ReportAuditWeek(
                reports, reader, CHICAGO, Clock.fixed(Instant.parse("2025-03-12T12:00:00Z"), CHICAGO));

        week.reportLastWeek();
        week.reportLastWeek();

        await("the report is published").atMost(SOON).until(() -> !published().isEmpty());
        assertThat(published()).hasSize(1);
        JsonNode report = published().get(0);
        assertThat(CONTRACT.errorsIn(report)).isEmpty();
        assertThat(report.path("week").toString())
                .isEqualTo("{\"from\":\"2025-03-03\",\"to\":\"2025-03-09\",\"administrator_views\":["
                        + "{\"user\":\"week-standards\",\"count\":2},{\"user\":\"week-chief\",\"count\":1}],"
                        + "\"refused\":[{\"user\":\"week-prober\",\"count\":19}]}");
    }

    @Test
    void shouldReportNoWeekBeforeAnythingWasRecorded() {
        assertThat(reports.isDue(LocalDate.of(1999, 1, 4))).isFalse();
        assertThat(reports.isDue(MONDAY.plusYears(100))).isTrue();
    }

    /** The reports of {@link #MONDAY} that were published. */
    private List<JsonNode> published() {
        return topics.values(AuditReported.TOPIC).stream()
                .map(this::read)
                .filter(report -> report.path("week").path("from").asText().equals(MONDAY.toString()))
                .toList();
    }

    private JsonNode read(String payload) {
        try {
            return json.readTree(payload);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ChainVerification verification(@Nullable String fault) {
        return new ChainVerification(
                fault == null, 6, 0, fault == null ? null : 7L, null, "0".repeat(64), 1, null, fault);
    }

    private static AuditEntry entry(
            String actor, String role, String action, String outcome, @Nullable Long count, String at) {
        return new AuditEntry(
                UUID.randomUUID(),
                Instant.parse(at),
                actor,
                List.of(role),
                action,
                null,
                null,
                "compliance-service",
                "192.0.2.1",
                "session",
                outcome,
                count);
    }
}
