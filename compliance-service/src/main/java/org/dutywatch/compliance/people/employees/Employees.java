package org.dutywatch.compliance.people.employees;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.sql.Database;

/** Reads employees, the chain of command and units for other features. */
@ApplicationScoped
public class Employees {
    private static final String BELOW = """
            with recursive chain as (
                select employee_id from employee where supervisor_id = ?
                union
                select e.employee_id from employee e join chain on e.supervisor_id = chain.employee_id)
            select employee_id from chain
            """;

    private static final String ASSIGNED = """
            select s.employee_id, s.at, v.unit, v.rank, v.supervisor_id
              from unnest(:employeeIds, :moments) as s (employee_id, at)
              join employee_version v on v.employee_id = s.employee_id and v.superseded_at is null
                   and v.valid_from <= s.at and v.valid_to > s.at
            """;

    private static final String ACTIVE_AT = """
            select employee_id from employee_version
             where employee_id = any(:employeeIds) and superseded_at is null and active
               and valid_from <= :at and valid_to > :at
            """;

    private static final String MEMBERSHIPS = """
            select employee_id, greatest(valid_from, :from) as from_at, least(valid_to, :to) as to_at
              from employee_version
             where unit = :unit and superseded_at is null and valid_from < :to and valid_to > :from
             order by employee_id, from_at
            """;

    private final Database database;

    Employees(Database database) {
        this.database = database;
    }

    @Transactional
    public Optional<Employee> find(String employeeId) {
        return Employee.findByIdOptional(employeeId);
    }

    /**
     * The active employee with this address. The address of an employee who left finds nobody.
     *
     * @param email in upper or lower case
     */
    @Transactional
    public Optional<Employee> byEmail(String email) {
        return Employee.find("active and email = ?1", email.toLowerCase(Locale.ROOT))
                .firstResultOptional();
    }

    /** The ids of all employees below this employee now, directly or through others; never the employee. */
    @Transactional
    public Set<String> below(String employeeId) {
        return ids(BELOW, employeeId);
    }

    /**
     * Where each employee belonged at the start of the shift; a shift of an unknown employee is absent. Only employee
     * and start count: the shift need not exist. One query for all.
     */
    @Transactional
    public Map<ShiftKey, Assignment> assignments(Collection<ShiftKey> shifts) {
        var distinct = Set.copyOf(shifts);
        return database.withHandle(handle -> handle.createQuery(ASSIGNED)
                .bindArray(
                        "employeeIds",
                        String.class,
                        distinct.stream().map(ShiftKey::employeeId).toList())
                .bindArray(
                        "moments",
                        Instant.class,
                        distinct.stream().map(ShiftKey::start).toList())
                .map((row, context) -> Map.entry(
                        new ShiftKey(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant()),
                        new Assignment(row.getString(3), row.getString(4), row.getString(5))))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of these employees who are active at the instant, as recorded now. */
    @Transactional
    public Set<String> activeAt(Collection<String> employeeIds, Instant at) {
        return database.withHandle(handle -> handle.createQuery(ACTIVE_AT)
                .bindArray("employeeIds", String.class, employeeIds)
                .bind("at", at)
                .mapTo(String.class)
                .set());
    }

    /** Whether a change that was recorded ahead is due. */
    @Transactional
    boolean changeIsDue(Instant now) {
        return Employee.count("nextChangeAt <= ?1", now) > 0;
    }

    /** The ids of the employees whose unit this is now, inactive ones included. */
    @Transactional
    public Set<String> idsInUnit(String unit) {
        return ids("select employee_id from employee where unit = ?", unit);
    }

    /** The ids of the employees who are, were or will be in the unit at any time, as recorded now. */
    @Transactional
    public Set<String> idsEverInUnit(String unit) {
        return ids("select employee_id from employee_version where unit = ? and superseded_at is null", unit);
    }

    /**
     * Who belongs to the unit between two moments, and when, as recorded now; inactive employees included.
     *
     * @param from included
     * @param to excluded
     * @return the memberships, cut to these moments
     */
    @Transactional
    public List<ChainSpan> membershipsIn(String unit, Instant from, Instant to) {
        return database.withHandle(handle -> handle.createQuery(MEMBERSHIPS)
                .bind("unit", unit)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new ChainSpan(
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list());
    }

    private Set<String> ids(String sql, String parameter) {
        return database.withHandle(
                handle -> handle.select(sql, parameter).mapTo(String.class).set());
    }

    /** The ids of all employees, also of those who left. */
    @Transactional
    public Set<String> allIds() {
        return database.withHandle(handle -> handle.createQuery("select employee_id from employee")
                .mapTo(String.class)
                .set());
    }

    /** The number of employees, with those who left. It never falls. */
    @Transactional
    public long count() {
        return Employee.count();
    }
}
