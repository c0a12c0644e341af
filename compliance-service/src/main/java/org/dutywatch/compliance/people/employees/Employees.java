package org.dutywatch.compliance.people.employees;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.dutywatch.compliance.model.duty.ShiftKey;
import org.dutywatch.eventkit.sql.DatabaseFailure;

/** Reads employees, the chain of command, units and pseudonyms for other features. */
@ApplicationScoped
public class Employees {
    private static final String BELOW = """
            with recursive chain as (
                select employee_id from employee where supervisor_id = :top
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
                  from unnest(?::text[], ?::timestamptz[], ?::timestamptz[]) as t (employee_id, from_at, to_at)
                  join employee_version v on v.supervisor_id = t.employee_id and v.superseded_at is null
                       and v.valid_from < t.to_at and v.valid_to > t.from_at
                union
                select v.employee_id, greatest(v.valid_from, c.from_at), least(v.valid_to, c.to_at)
                  from chain c
                  join employee_version v on v.supervisor_id = c.employee_id and v.superseded_at is null
                       and v.valid_from < c.to_at and v.valid_to > c.from_at)
            select employee_id, from_at, to_at from chain
            """;

    private static final String EVER_IN = """
            select distinct employee_id from employee_version where unit = :unit and superseded_at is null
            """;

    private static final String ASSIGNED = """
            select s.employee_id, s.at, v.unit, v.rank, v.supervisor_id
              from unnest(?::text[], ?::timestamptz[]) as s (employee_id, at)
              join employee_version v on v.employee_id = s.employee_id and v.superseded_at is null
                   and v.valid_from <= s.at and v.valid_to > s.at
            """;

    private final EntityManager entityManager;
    private final DataSource dataSource;

    Employees(EntityManager entityManager, DataSource dataSource) {
        this.entityManager = entityManager;
        this.dataSource = dataSource;
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
        @SuppressWarnings("unchecked")
        List<String> ids = entityManager
                .createNativeQuery(BELOW, String.class)
                .setParameter("top", employeeId)
                .getResultList();
        return Set.copyOf(ids);
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
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(BELOW_IN)) {
            select.setArray(1, array(connection, "text", tops, ChainSpan::employeeId));
            select.setArray(2, array(connection, "timestamptz", tops, ChainSpan::from));
            select.setArray(3, array(connection, "timestamptz", tops, ChainSpan::to));
            try (var rows = select.executeQuery()) {
                List<ChainSpan> below = new ArrayList<>();
                while (rows.next()) {
                    below.add(new ChainSpan(rows.getString(1), time(rows, 2), time(rows, 3)));
                }
                return below;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read the chain of command", e);
        }
    }

    /**
     * Where each employee belonged at the start of the shift; a shift of an unknown employee is absent. Only employee
     * and start count: the shift need not exist. One query for all.
     */
    @Transactional
    public Map<ShiftKey, Assignment> assignments(Collection<ShiftKey> shifts) {
        var distinct = Set.copyOf(shifts);
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(ASSIGNED)) {
            select.setArray(1, array(connection, "text", distinct, ShiftKey::employeeId));
            select.setArray(2, array(connection, "timestamptz", distinct, ShiftKey::start));
            try (var rows = select.executeQuery()) {
                Map<ShiftKey, Assignment> assignments = new HashMap<>();
                while (rows.next()) {
                    assignments.put(
                            new ShiftKey(rows.getString(1), time(rows, 2)),
                            new Assignment(rows.getString(3), rows.getString(4), rows.getString(5)));
                }
                return assignments;
            }
        } catch (SQLException e) {
            throw new DatabaseFailure("cannot read where employees belonged", e);
        }
    }

    private static <T> Array array(Connection connection, String type, Collection<T> all, Function<T, Object> of)
            throws SQLException {
        // Times as ISO text: the driver would write a Timestamp as local time, which is ambiguous for one hour a year.
        return connection.createArrayOf(
                type, all.stream().map(of).map(Object::toString).toArray());
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Whether a change that was recorded ahead is due. */
    @Transactional
    boolean changeIsDue(Instant now) {
        return Employee.count("nextChangeAt <= ?1", now) > 0;
    }

    /** The ids of the employees whose unit this is now, inactive ones included. */
    @Transactional
    public Set<String> idsInUnit(String unit) {
        return Employee.<Employee>list("unit", unit).stream()
                .map(employee -> employee.employeeId)
                .collect(Collectors.toSet());
    }

    /** The ids of the employees who are, were or will be in the unit at any time, as recorded now. */
    @Transactional
    public Set<String> idsEverInUnit(String unit) {
        @SuppressWarnings("unchecked")
        List<String> ids = entityManager
                .createNativeQuery(EVER_IN, String.class)
                .setParameter("unit", unit)
                .getResultList();
        return Set.copyOf(ids);
    }

    /** The pseudonyms of these employees, by employee id. */
    @Transactional
    public Map<String, String> pseudonyms(Collection<String> employeeIds) {
        return textOf("pseudonym", employeeIds);
    }

    /** The pseudonyms of all employees, by employee id. */
    @Transactional
    public Map<String, String> allPseudonyms() {
        Map<String, String> pseudonyms = new HashMap<>();
        entityManager
                .createQuery("select e.employeeId, e.pseudonym from Employee e", Object[].class)
                .getResultList()
                .forEach(row -> pseudonyms.put((String) row[0], (String) row[1]));
        return pseudonyms;
    }

    private Map<String, String> textOf(String column, Collection<String> employeeIds) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "select employee_id, " + column + " from employee where employee_id = any(:ids)",
                        Object[].class)
                .setParameter("ids", employeeIds.toArray(String[]::new))
                .getResultList();
        Map<String, String> texts = new HashMap<>();
        rows.forEach(row -> texts.put((String) row[0], (String) row[1]));
        return texts;
    }
}
