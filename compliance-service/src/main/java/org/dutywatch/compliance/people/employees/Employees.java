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
import java.util.function.Function;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.sql.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** Reads employees, the chain of command, units and pseudonyms for other features. */
@ApplicationScoped
public class Employees {
    private static final String BELOW = """
            with recursive chain as (
                select employee_id from employee where supervisor_id = ?
                union
                select e.employee_id from employee e join chain on e.supervisor_id = chain.employee_id)
            select employee_id from chain
            """;

    /**
     * Somebody is below a supervisor for the time in which all links between the two hold. The recursion ends, because
     * the chain of command has no loop at any moment.
     */
    private static final String BELOW_IN = """
            with recursive chain as (
                select v.employee_id, greatest(v.valid_from, t.from_at) as from_at, least(v.valid_to, t.to_at) as to_at
                  from unnest(:employeeIds, :from, :to) as t (employee_id, from_at, to_at)
                  join employee_version v on v.supervisor_id = t.employee_id and v.superseded_at is null
                       and v.valid_from < t.to_at and v.valid_to > t.from_at
                union
                select v.employee_id, greatest(v.valid_from, c.from_at), least(v.valid_to, c.to_at)
                  from chain c
                  join employee_version v on v.supervisor_id = c.employee_id and v.superseded_at is null
                       and v.valid_from < c.to_at and v.valid_to > c.from_at)
            select employee_id, from_at as "from", to_at as "to" from chain
            """;

    private static final String PSEUDONYMS = "select employee_id, pseudonym from employee";

    private static final String ASSIGNED = """
            select s.employee_id, s.at, v.unit, v.rank, v.supervisor_id
              from unnest(:employeeIds, :moments) as s (employee_id, at)
              join employee_version v on v.employee_id = s.employee_id and v.superseded_at is null
                   and v.valid_from <= s.at and v.valid_to > s.at
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

    @Transactional
    public Optional<Employee> byPseudonym(String pseudonym) {
        return Employee.find("pseudonym", pseudonym.toUpperCase(Locale.ROOT)).firstResultOptional();
    }

    /** The ids of all employees below this employee now, directly or through others; never the employee. */
    @Transactional
    public Set<String> below(String employeeId) {
        return ids(BELOW, employeeId);
    }

    /**
     * Who was below one of these employees, directly or through others, and when; as recorded now.
     *
     * @param tops the employees and the times in which to look below them
     */
    public List<ChainSpan> below(Collection<ChainSpan> tops) {
        if (tops.isEmpty()) {
            return List.of();
        }
        return database.withHandle(handle -> handle.createQuery(BELOW_IN)
                .bindArray("employeeIds", String.class, values(tops, ChainSpan::employeeId))
                .bindArray("from", Instant.class, values(tops, ChainSpan::from))
                .bindArray("to", Instant.class, values(tops, ChainSpan::to))
                .map(ConstructorMapper.of(ChainSpan.class))
                .list());
    }

    /**
     * Where each employee belonged at the start of the shift; a shift of an unknown employee is absent. Only employee
     * and start count: the shift need not exist. One query for all.
     */
    @Transactional
    public Map<ShiftKey, Assignment> assignments(Collection<ShiftKey> shifts) {
        var distinct = Set.copyOf(shifts);
        return database.withHandle(handle -> handle.createQuery(ASSIGNED)
                .bindArray("employeeIds", String.class, values(distinct, ShiftKey::employeeId))
                .bindArray("moments", Instant.class, values(distinct, ShiftKey::start))
                .map((row, context) -> Map.entry(
                        new ShiftKey(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant()),
                        new Assignment(row.getString(3), row.getString(4), row.getString(5))))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static <T, V> List<V> values(Collection<T> all, Function<T, V> value) {
        return all.stream().map(value).toList();
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

    private Set<String> ids(String sql, String parameter) {
        return database.withHandle(
                handle -> handle.select(sql, parameter).mapTo(String.class).set());
    }

    /** The pseudonyms of these employees, by employee id. */
    @Transactional
    public Map<String, String> pseudonyms(Collection<String> employeeIds) {
        return database.withHandle(
                handle -> pseudonyms(handle.createQuery(PSEUDONYMS + " where employee_id = any(:ids)")
                        .bindArray("ids", String.class, employeeIds)));
    }

    /** The pseudonyms of all employees, by employee id. */
    @Transactional
    public Map<String, String> allPseudonyms() {
        return database.withHandle(handle -> pseudonyms(handle.createQuery(PSEUDONYMS)));
    }

    private static Map<String, String> pseudonyms(Query select) {
        return select.map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
