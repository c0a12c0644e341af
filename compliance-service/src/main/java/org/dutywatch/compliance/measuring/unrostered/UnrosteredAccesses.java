package org.dutywatch.compliance.measuring.unrostered;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.dutywatch.compliance.duty.feeds.RosterHorizon;
import org.dutywatch.compliance.model.roster.DutyTimeline;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.sql.DatabaseFailure;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds the employees and hours with observed accesses while it is unknown whether the employee was on duty. */
@ApplicationScoped
class UnrosteredAccesses {
    private static final String SELECT_EMPLOYEES =
            "select distinct employee_id from evidence where hour >= ? and hour < ?";

    /** Evidence is partitioned by the hour. Both bounds are plain values so that PostgreSQL skips other partitions. */
    private static final String SELECT_UNROSTERED_HOURS = """
            select e.employee_id, (e.hour at time zone ?)::date as day,
                   array_agg(distinct extract(hour from e.hour at time zone ?)::int) as hours,
                   min(e.hour) as first
              from evidence e
              left join unnest(?::text[], ?::timestamptz[]) as known (employee_id, until)
                on known.employee_id = e.employee_id
             where e.hour >= ? and e.hour < ?
               and (e.hour + interval '1 hour' > known.until
                    or not exists (select from roster_entry r
                                    where r.employee_id = e.employee_id and r.superseded_at is null
                                      and r.start_at < e.hour + ?::interval and r.end_at > e.hour - ?::interval))
             group by e.employee_id, day
             order by day, e.employee_id
            """;

    private final DataSource database;
    private final RosterHorizon rosterHorizon;
    private final ZoneId zone;

    UnrosteredAccesses(
            DataSource database, RosterHorizon rosterHorizon, @ConfigProperty(name = "dutywatch.zone") ZoneId zone) {
        this.database = database;
        this.rosterHorizon = rosterHorizon;
        this.zone = zone;
    }

    /**
     * The hours of one day in which an employee's duty is unknown and accesses were observed.
     *
     * @param day in the department's zone
     * @param hours 0 to 23 in the department's zone, ascending
     * @param first the start of the first of these hours
     */
    record UnrosteredHours(String employeeId, LocalDate day, List<Integer> hours, Instant first) {}

    /**
     * Ordered by day, then by employee.
     *
     * @throws DatabaseFailure if they cannot be read
     */
    List<UnrosteredHours> during(Interval time) {
        try (var connection = database.getConnection()) {
            return unrosteredHours(connection, time, rosterHorizon.knownUntil(employees(connection, time)));
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read accesses without a roster", e);
        }
    }

    private static Set<String> employees(Connection connection, Interval time) throws SQLException {
        try (var select = connection.prepareStatement(SELECT_EMPLOYEES)) {
            select.setObject(1, utc(time.start()));
            select.setObject(2, utc(time.end()));
            try (var rows = select.executeQuery()) {
                Set<String> employees = new HashSet<>();
                while (rows.next()) {
                    employees.add(rows.getString(1));
                }
                return employees;
            }
        }
    }

    private List<UnrosteredHours> unrosteredHours(Connection connection, Interval time, Map<String, Instant> knownUntil)
            throws SQLException {
        String within = DutyTimeline.KNOWN_WITHIN.toHours() + " hours";
        List<Map.Entry<String, Instant>> known = List.copyOf(knownUntil.entrySet());
        try (var select = connection.prepareStatement(SELECT_UNROSTERED_HOURS)) {
            select.setString(1, zone.getId());
            select.setString(2, zone.getId());
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "text", known.stream().map(Map.Entry::getKey).toArray()));
            select.setArray(
                    4,
                    connection.createArrayOf(
                            "timestamptz",
                            known.stream().map(one -> one.getValue().toString()).toArray()));
            select.setObject(5, utc(time.start()));
            select.setObject(6, utc(time.end()));
            select.setString(7, within);
            select.setString(8, within);
            try (var rows = select.executeQuery()) {
                List<UnrosteredHours> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new UnrosteredHours(
                            rows.getString(1),
                            rows.getObject(2, LocalDate.class),
                            List.of((Integer[]) rows.getArray(3).getArray()),
                            rows.getObject(4, OffsetDateTime.class).toInstant()));
                }
                return found;
            }
        }
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
