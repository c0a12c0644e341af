package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;

/** When an employee was on official business. */
@ApplicationScoped
public class Exemptions {
    private static final String DURING = """
            select start_at, end_at from exemption
             where employee_id = ? and start_at < ? and end_at > ? and revoked_at is null
            """;

    private final DataSource database;

    Exemptions(DataSource database) {
        this.database = database;
    }

    /** The approved exemptions that overlap the stretch; they may reach beyond it. */
    public IntervalSet during(String employeeId, Instant from, Instant to) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(DURING)) {
            select.setString(1, employeeId);
            select.setObject(2, to.atOffset(ZoneOffset.UTC));
            select.setObject(3, from.atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                List<Interval> windows = new ArrayList<>();
                while (rows.next()) {
                    windows.add(new Interval(
                            rows.getObject(1, OffsetDateTime.class).toInstant(),
                            rows.getObject(2, OffsetDateTime.class).toInstant()));
                }
                return IntervalSet.of(windows);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read the exemptions", e);
        }
    }
}
