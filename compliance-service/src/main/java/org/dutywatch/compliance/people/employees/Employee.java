package org.dutywatch.compliance.people.employees;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dutywatch.compliance.people.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.people.employees.domain.EmployeeHistory;
import org.jspecify.annotations.Nullable;

/**
 * An employee of the department, with the facts that hold now. {@link EmployeeVersions} has what held before and what
 * will hold later.
 */
@Entity
@Table(name = "employee")
public class Employee extends PanacheEntityBase {
    @Id
    @Column(name = "employee_id")
    public String employeeId;

    /** Increases with every change, so that a consumer can see which of two events is newer. */
    public long version;

    public boolean active;

    /** The user name as the directory writes it. */
    public String username;

    /** Further names under which the employee appears in logs. */
    public List<String> aliases;

    public String name;

    /** The mail address in lower case. Mails go there; it says nothing about whose login is whose. */
    public String email;

    /** The regular supervisor; null at the top of the chain of command. */
    @Column(name = "supervisor_id")
    public @Nullable String supervisorId;

    public String unit;

    /** {@code P-} and eight random characters, from which the ids of findings are computed. Nobody is shown it. */
    public String pseudonym;

    /** The rank in the department's words; empty if none is known. */
    public String rank;

    @Column(name = "changed_at")
    public Instant changedAt;

    /** When the next change that was recorded ahead is due; null if there is none. */
    @Column(name = "next_change_at")
    public @Nullable Instant nextChangeAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Employee() {}

    /** A new employee, with the facts of the history that hold now. */
    Employee(String pseudonym, EmployeeHistory history, Instant now) {
        EmployeeFacts facts = history.at(now);
        this.employeeId = facts.employeeId();
        this.pseudonym = pseudonym;
        this.version = 1;
        assign(facts, now);
        this.nextChangeAt = history.nextChangeAfter(now).orElse(null);
    }

    /** These employees, by id; unknown ids are absent. One query for all. */
    public static Map<String, Employee> byIds(Collection<String> employeeIds) {
        return getSession()
                .createNativeQuery("select * from employee where employee_id = any(:ids)", Employee.class)
                .setParameter("ids", employeeIds.toArray(String[]::new))
                .getResultStream()
                .collect(Collectors.toMap(employee -> employee.employeeId, employee -> employee));
    }

    public EmployeeFacts facts() {
        return new EmployeeFacts(
                employeeId, active, username, List.copyOf(aliases), name, email, supervisorId, unit, rank);
    }

    /**
     * Sets the facts that hold now according to this history.
     *
     * @return whether the facts changed, so that the change must be published
     */
    boolean applyHistory(EmployeeHistory history, Instant now) {
        nextChangeAt = history.nextChangeAfter(now).orElse(null);
        EmployeeFacts current = history.at(now);
        if (facts().equals(current)) {
            return false;
        }
        assign(current, now);
        version++;
        return true;
    }

    /**
     * Whether the user names of other times than now changed, so that the change must be published as a new version.
     *
     * @param before null if nothing was recorded
     */
    boolean appliesOtherNames(@Nullable EmployeeHistory before, EmployeeHistory after) {
        if (before != null && before.heldNames().equals(after.heldNames())) {
            return false;
        }
        version++;
        return true;
    }

    private void assign(EmployeeFacts facts, Instant now) {
        active = facts.active();
        username = facts.username();
        aliases = facts.aliases();
        name = facts.name();
        email = facts.email();
        supervisorId = facts.supervisorId();
        unit = facts.unit();
        rank = facts.rank();
        changedAt = now;
    }
}
