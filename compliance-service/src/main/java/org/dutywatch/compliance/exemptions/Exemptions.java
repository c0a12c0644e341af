package org.dutywatch.compliance.exemptions;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.dutywatch.compliance.roster.Window;
import org.dutywatch.compliance.time.domain.Interval;
import org.dutywatch.compliance.time.domain.IntervalSet;
import org.dutywatch.eventkit.outbox.DatabaseUnavailable;

/** When an employee was on official business. */
@ApplicationScoped
public class Exemptions {
    private static final String DURING = """
            select seen.position, e.start_at, e.end_at
              from unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) with ordinality
                   as seen (employee_id, from_at, to_at, position)
              join exemption e on e.employee_id = seen.employee_id and e.start_at < seen.to_at and e.end_at > seen.from_at
             where e.revoked_at is null
            """;

    private final DataSource database;

    Exemptions(DataSource database) {
        this.database = database;
    }

    /** The approved exemptions that overlap the stretch; they may reach beyond it. */
    public IntervalSet during(String employeeId, Instant from, Instant to) {
        return during(List.of(new Window(employeeId, from, to))).get(0);
    }

    /**
     * The approved exemptions that overlap each window; they may reach beyond it. One query for all.
     *
     * @return a set for each window, in the order of the windows
     */
    public List<IntervalSet> during(List<Window> windows) {
        List<List<Interval>> found = new ArrayList<>();
        windows.forEach(window -> found.add(new ArrayList<>()));
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(DURING)) {
            select.setArray(1, array(connection, "text", windows, Window::employeeId));
            select.setArray(2, array(connection, "timestamptz", windows, Window::from));
            select.setArray(3, array(connection, "timestamptz", windows, Window::to));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.get(rows.getInt(1) - 1)
                            .add(new Interval(
                                    rows.getObject(2, OffsetDateTime.class).toInstant(),
                                    rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
                return found.stream().map(IntervalSet::of).toList();
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable("cannot read the exemptions", e);
        }
    }

    private static Array array(Connection connection, String type, List<Window> windows, Function<Window, Object> of)
            throws SQLException {
        return connection.createArrayOf(
                type, windows.stream().map(of).map(Object::toString).toArray());
    }
}
