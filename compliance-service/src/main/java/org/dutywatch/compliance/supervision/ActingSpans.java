package org.dutywatch.compliance.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.compliance.employees.ActingSupervisors;
import org.dutywatch.compliance.employees.ChainSpan;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;

/** Reads from the current tables who acted for whom, and whom the roster assigned to which supervisor. */
@ApplicationScoped
class ActingSpans implements ActingSupervisors {
    private static final String STOOD_IN_FOR = """
            select supervisor_id, from_at, to_at from acting_supervisor
             where acting_supervisor_id = ? and superseded_at is null
            """;
    /**
     * Shifts that the roster assigns to the employee, or to a supervisor for whom the employee acts, cut to that time.
     */
    private static final String LED_BY = """
            with acting as (
                select supervisor_id, from_at, to_at from acting_supervisor
                 where acting_supervisor_id = ? and superseded_at is null
                union all
                select ?, '-infinity', 'infinity')
            select shift.employee_id, greatest(shift.start_at, acting.from_at), least(shift.end_at, acting.to_at)
              from acting
              join roster_entry shift
                on shift.supervisor_id = acting.supervisor_id
               and shift.start_at < acting.to_at and shift.end_at > acting.from_at
             where shift.superseded_at is null and shift.kind <> 'LEAVE'
            """;

    private final DataSource database;

    ActingSpans(DataSource database) {
        this.database = database;
    }

    @Override
    public List<ChainSpan> stoodInFor(String employeeId) {
        return read(STOOD_IN_FOR, employeeId);
    }

    @Override
    public List<ChainSpan> ledBy(String employeeId) {
        return read(LED_BY, employeeId, employeeId);
    }

    private List<ChainSpan> read(String sql, String... parameters) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            try (var rows = select.executeQuery()) {
                List<ChainSpan> spans = new ArrayList<>();
                while (rows.next()) {
                    spans.add(new ChainSpan(
                            rows.getString(1),
                            rows.getObject(2, OffsetDateTime.class).toInstant(),
                            rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
                return spans;
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read who acted as a supervisor", e);
        }
    }
}
