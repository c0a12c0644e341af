package org.dutywatch.compliance.people.chain;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.dutywatch.compliance.people.employees.ChainSpan;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/**
 * Reads who acted for whom, and which shifts the roster assigns to a supervisor. It reads the table
 * {@code roster_entry}, which belongs to the higher area of duty.
 */
@ApplicationScoped
public class ActingSupervisors {
    private static final String ACTED_FOR = """
            select supervisor_id, from_at, to_at from acting_supervisor
             where acting_supervisor_id = ? and superseded_at is null
            """;
    /**
     * The entries that the roster assigns to the employee, or to a supervisor for whom the employee acts, cut to the
     * time of acting. Leave has no supervisor.
     */
    private static final String ROSTERED_UNDER = """
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

    ActingSupervisors(DataSource database) {
        this.database = database;
    }

    /** The supervisors for whom the employee acted, and when. */
    public List<ChainSpan> actedFor(String employeeId) {
        return read(ACTED_FOR, employeeId);
    }

    /** The employees whose shifts the roster assigned to the employee, or to somebody for whom he acted, and when. */
    public List<ChainSpan> rosteredUnder(String employeeId) {
        return read(ROSTERED_UNDER, employeeId, employeeId);
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
            throw new DatabaseFailure("cannot read who acted as a supervisor", e);
        }
    }
}
