package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;
import org.jspecify.annotations.Nullable;

/** The exemptions that hold, with who directed and who approved them. */
@ApplicationScoped
public class ApprovedExemptions {
    private static final String DURING = """
            select exemption_id, start_at, end_at, reason, directed_by, approved_by, created_at
              from exemption
             where employee_id = ? and start_at < ? and end_at > ? and revoked_at is null
             order by start_at, end_at, exemption_id
            """;

    private final DataSource database;

    ApprovedExemptions(DataSource database) {
        this.database = database;
    }

    /** One exemption as it is on record. */
    public record Approved(
            UUID exemptionId,
            Interval window,
            String reason,
            @Nullable String directedBy,
            String approvedBy,
            java.time.Instant createdAt) {}

    /** Those that {@link Exemptions#during} unites, by start. */
    public List<Approved> during(String employeeId, Interval time) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(DURING)) {
            select.setString(1, employeeId);
            select.setObject(2, time.end().atOffset(ZoneOffset.UTC));
            select.setObject(3, time.start().atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                List<Approved> approved = new ArrayList<>();
                while (rows.next()) {
                    approved.add(new Approved(
                            rows.getObject(1, UUID.class),
                            new Interval(
                                    rows.getObject(2, OffsetDateTime.class).toInstant(),
                                    rows.getObject(3, OffsetDateTime.class).toInstant()),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getString(6),
                            rows.getObject(7, OffsetDateTime.class).toInstant()));
                }
                return approved;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read the exemptions", e);
        }
    }
}
