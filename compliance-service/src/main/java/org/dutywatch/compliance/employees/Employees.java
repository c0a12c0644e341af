package org.dutywatch.compliance.employees;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutywatch.compliance.due.ShiftKey;

/** What other features ask about people. */
@ApplicationScoped
public class Employees {
    private static final String BELOW = """
            with recursive chain as (
                select employee_id from employee where supervisor_id = :top
                union
                select e.employee_id from employee e join chain on e.supervisor_id = chain.employee_id)
            select employee_id from chain
            """;

    private final EntityManager database;

    Employees(EntityManager database) {
        this.database = database;
    }

    @Transactional
    public Optional<Employee> find(String employeeId) {
        return Employee.findByIdOptional(employeeId);
    }

    /** @param email in any case */
    @Transactional
    public Optional<Employee> byEmail(String email) {
        return Employee.find("email", email.toLowerCase(Locale.ROOT)).firstResultOptional();
    }

    @Transactional
    public Optional<Employee> byPseudonym(String pseudonym) {
        return Employee.find("pseudonym", pseudonym.toUpperCase(Locale.ROOT)).firstResultOptional();
    }

    /** Everybody under this employee, directly or through others; never the employee. */
    @Transactional
    public Set<String> below(String employeeId) {
        @SuppressWarnings("unchecked")
        List<String> ids = database.createNativeQuery(BELOW, String.class)
                .setParameter("top", employeeId)
                .getResultList();
        return Set.copyOf(ids);
    }

    /** Where each employee belonged at the start of the shift; who is unknown is absent. One query for all. */
    @Transactional
    public Map<ShiftKey, Assignment> assignments(Collection<ShiftKey> shifts) {
        Map<String, Employee> known = new HashMap<>();
        var ids = shifts.stream().map(ShiftKey::employeeId).collect(Collectors.toSet());
        Employee.<Employee>list("employeeId in ?1", ids).forEach(one -> known.put(one.employeeId, one));
        Map<ShiftKey, Assignment> assignments = new HashMap<>();
        shifts.forEach(shift -> {
            var one = known.get(shift.employeeId());
            if (one != null) {
                assignments.put(shift, new Assignment(one.unit, "", one.supervisorId));
            }
        });
        return assignments;
    }

    /** Who is in the unit now. */
    @Transactional
    public Set<String> in(String unit) {
        return everIn(unit);
    }

    /** Whoever is or was in the unit, at any time. */
    @Transactional
    public Set<String> everIn(String unit) {
        return Employee.<Employee>list("unit", unit).stream()
                .map(one -> one.employeeId)
                .collect(Collectors.toSet());
    }

    /** The pseudonym of each of these employees. */
    @Transactional
    public Map<String, String> pseudonyms(Collection<String> employeeIds) {
        return textOf("pseudonym", employeeIds);
    }

    /** The pseudonym of everybody. */
    @Transactional
    public Map<String, String> allPseudonyms() {
        Map<String, String> pseudonyms = new HashMap<>();
        database.createQuery("select e.employeeId, e.pseudonym from Employee e", Object[].class)
                .getResultList()
                .forEach(row -> pseudonyms.put((String) row[0], (String) row[1]));
        return pseudonyms;
    }

    private Map<String, String> textOf(String column, Collection<String> employeeIds) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery(
                        "select employee_id, " + column + " from employee where employee_id = any(:ids)",
                        Object[].class)
                .setParameter("ids", employeeIds.toArray(String[]::new))
                .getResultList();
        Map<String, String> texts = new HashMap<>();
        rows.forEach(row -> texts.put((String) row[0], (String) row[1]));
        return texts;
    }
}
