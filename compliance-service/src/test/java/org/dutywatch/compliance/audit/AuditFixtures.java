package org.dutywatch.compliance.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dutywatch.compliance.model.audit.AuditEntry;

/** Records of the audit trail for tests. */
final class AuditFixtures {
    private AuditFixtures() {}

    /** Somebody looked at the minutes of an employee. */
    static AuditEntry aView(String actor) {
        return new AuditEntry(
                UUID.randomUUID(),
                Instant.parse("2026-11-05T12:00:00Z"),
                actor,
                List.of("auditor"),
                "view_minutes",
                "E101",
                null,
                "compliance-service",
                "192.0.2.1",
                "session",
                "done",
                null);
    }
}
