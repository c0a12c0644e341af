package org.dutywatch.notification.auditing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.dutywatch.eventkit.sql.Database;

/** This service's own copy of the reports about the audit trail. They never change. */
@ApplicationScoped
public class AuditReports {
    private final Database database;
    private final ObjectMapper json;

    AuditReports(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Stores a report in the caller's transaction; returns false if it is stored already. */
    public boolean storeNew(AuditReported report) {
        return database.withHandle(handle -> handle.createUpdate("""
                        insert into audit_report (report_id, made_at, body) values (:reportId, :madeAt, :body::jsonb)
                        on conflict (report_id) do nothing
                        """)
                        .bindMethods(report)
                        .bind("body", write(report))
                        .execute())
                > 0;
    }

    /** @throws IllegalStateException if the report is unknown */
    public AuditReported find(UUID reportId) {
        return database.withHandle(
                handle -> handle.createQuery("select body from audit_report where report_id = :reportId")
                        .bind("reportId", reportId)
                        .mapTo(String.class)
                        .map(this::read)
                        .one());
    }

    private AuditReported read(String body) {
        try {
            return json.readValue(body, AuditReported.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored report cannot be read", e);
        }
    }

    private String write(AuditReported report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a report cannot be written", e);
        }
    }
}
