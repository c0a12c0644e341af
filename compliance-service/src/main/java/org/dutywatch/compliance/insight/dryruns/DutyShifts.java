package org.dutywatch.compliance.insight.dryruns;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/** Reads the shifts on duty from the current roster; on-call time and leave are left out. */
@ApplicationScoped
class DutyShifts {
    private static final String BETWEEN = """
            select distinct employee_id, start_at
              from roster_entry
             where superseded_at is null and kind not in ('ON_CALL', 'LEAVE') and start_at >= ? and start_at < ?
             order by employee_id, start_at
             limit ?
            """;

    private final DataSource database;

    DutyShifts(DataSource database) {
        this.database = database;
    }

    /** The shifts that start in the given time, sorted by employee and start; at most {@code atMost}. */
    List<ShiftKey> between(Instant from, Instant to, int atMost) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(BETWEEN)) {
            select.setObject(1, from.atOffset(ZoneOffset.UTC));
            select.setObject(2, to.atOffset(ZoneOffset.UTC));
            select.setInt(3, atMost);
            try (var rows = select.executeQuery()) {
                List<ShiftKey> shifts = new ArrayList<>();
                while (rows.next()) {
                    shifts.add(new ShiftKey(
                            rows.getString(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant()));
                }
                return shifts;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the roster", e);
        }
    }
}
