package org.dutywatch.compliance.insight.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.audit.AuditLog;
import org.dutywatch.compliance.model.audit.AuditEntry;
import org.dutywatch.compliance.testing.DepartmentFixtures;
import org.dutywatch.testing.RealServers;
import org.dutywatch.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The report to employees' representatives: what is collected, and how often each role looked, without persons. */
@QuarkusTest
@WithTestResource(value = RealServers.class, scope = TestResourceScope.GLOBAL)
class MonitoringReportIT {
    private static final String JUNE = "from=2024-06-01T05:00:00Z&to=2024-07-01T05:00:00Z";
    private static final String JUNE_AND_JULY = "from=2024-06-01T05:00:00Z&to=2024-08-01T05:00:00Z";

    @Inject
    AuditLog log;

    @Test
    void shouldCountReadsByRoleAndWithholdThoseOfFewPersons() {
        String tag = UUID.randomUUID().toString().substring(0, 6);
        List<AuditEntry> entries = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            String officer = "MR" + number + tag;
            DepartmentFixtures.employs(officer, "Unit MR" + tag, "");
            entries.add(read("supervisor", "view_minutes", officer, "2024-06-10T12:00:00Z"));
            entries.add(read("supervisor", "view_minutes", officer, "2024-06-11T12:00:00Z"));
            if (number < 4) {
                entries.add(read("administrator", "view_finding", officer, "2024-06-11T12:00:00Z"));
            }
            if (number < 1) {
                entries.add(read("supervisor", "view_minutes", officer, "2024-07-11T12:00:00Z"));
            }
        }
        entries.add(read("administrator", "view_minutes", "unit:Unit MR" + tag, "2024-06-11T12:00:00Z"));
        entries.add(read("auditor", "view_audit", null, "2024-06-11T12:00:00Z"));
        log.append(entries);

        String text = report(auditor(), JUNE)
                .statusCode(200)
                .body("collected.kind", hasItems("ACCESSES", "MINUTES", "FINDINGS", "READS"))
                .body("collected.find { it.kind == 'MINUTES' }.kept_for", equalTo("P400D"))
                .body(reads("supervisor", "view_minutes"), equalTo(10))
                .body(reads("administrator", "view_minutes"), equalTo(1))
                .body(reads("administrator", "view_finding"), nullValue())
                .body("reads.role", hasItems("supervisor", "administrator"))
                .extract()
                .asString();
        assertThat(text).doesNotContain(tag, "view_audit");
        report(auditor(), JUNE_AND_JULY)
                .statusCode(200)
                .body(
                        "reads.find { it.role == 'supervisor' && it.action == 'view_minutes' }.action",
                        equalTo("view_minutes"))
                .body(reads("supervisor", "view_minutes"), nullValue());
    }

    @Test
    void shouldReportWholeMonthsThatHaveEndedAlone() {
        report(auditor(), "from=2024-06-01T05:00:00Z&to=2024-06-02T05:00:00Z")
                .statusCode(400)
                .body("detail", containsString("whole months"), "detail", not(containsString("exact")));
        report(auditor(), "from=2024-06-01T05:00:00Z&to=2199-07-01T05:00:00Z").statusCode(400);
        report(TestTokens.of("mr-chief", "chief"), JUNE).statusCode(200);
        report(TestTokens.of("mr-administrator", "administrator"), JUNE).statusCode(403);
    }

    private static String reads(String role, String action) {
        return "reads.find { it.role == '" + role + "' && it.action == '" + action + "' }.records";
    }

    private static String auditor() {
        return DepartmentFixtures.auditor();
    }

    private static ValidatableResponse report(String token, String range) {
        return DepartmentFixtures.as(token)
                .get("/api/v1/monitoring-report?" + range)
                .then();
    }

    private static AuditEntry read(String role, String action, @Nullable String subject, String at) {
        return new AuditEntry(
                UUID.randomUUID(),
                Instant.parse(at),
                "mr-" + role,
                List.of(role),
                action,
                subject,
                null,
                "compliance-service",
                "192.0.2.1",
                "session",
                "done",
                null);
    }
}
