package org.dutywatch.compliance.measuring.unrostered;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dutywatch.compliance.duty.feeds.RosterHorizon;
import org.dutywatch.compliance.model.roster.DutyTimeline;
import org.dutywatch.compliance.model.time.Interval;
import org.dutywatch.eventkit.sql.Database;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Finds the employees and hours with observed accesses while it is unknown whether the employee was on duty. */
@ApplicationScoped
class UnrosteredAccesses {
    /** Evidence is partitioned by the hour. Both bounds are plain values so that PostgreSQL skips other partitions. */
    private static final String SELECT_UNROSTERED_HOURS = """
            select e.employee_id, (e.hour at time zone :zone)::date as day,
                   array_agg(distinct extract(hour from e.hour at time zone :zone)::int) as hours,
                   min(e.hour) as first
              from evidence e
              left join unnest(:employeeIds::text[], :knownUntil::timestamptz[]) as known (employee_id, until)
                on known.employee_id = e.employee_id
             where e.hour >= :start and e.hour < :end
               and (e.hour + interval '1 hour' > known.until
                    or not exists (select from roster_entry r
                                    where r.employee_id = e.employee_id and r.superseded_at is null
                                      and r.start_at < e.hour + :within::interval
                                      and r.end_at > e.hour - :within::interval))
             group by e.employee_id, day
             order by day, e.employee_id
            """;

    private final Database database;
    private final RosterHorizon rosterHorizon;
    private final ZoneId zone;

    UnrosteredAccesses(
            Database database, RosterHorizon rosterHorizon, @ConfigProperty(name = "dutywatch.zone") ZoneId zone) {
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
    public record UnrosteredHours(String employeeId, LocalDate day, List<Integer> hours, Instant first) {}

    /** Ordered by day, then by employee. */
    List<UnrosteredHours> during(Interval time) {
        Map<String, Instant> knownUntil = rosterHorizon.knownUntil(employees(time));
        return database.withHandle(handle -> handle.createQuery(SELECT_UNROSTERED_HOURS)
                .bindMethods(time)
                .bind("zone", zone.getId())
                .bindArray("employeeIds", String.class, knownUntil.keySet())
                .bindArray("knownUntil", Instant.class, knownUntil.values())
                .bind("within", DutyTimeline.KNOWN_WITHIN.toHours() + " hours")
                .map(ConstructorMapper.of(UnrosteredHours.class))
                .list());
    }

    private Set<String> employees(Interval time) {
        return database.withHandle(handle -> handle.createQuery(
                        "select distinct employee_id from evidence where hour >= :start and hour < :end")
                .bindMethods(time)
                .mapTo(String.class)
                .set());
    }
}
