package org.dutywatch.compliance.employees;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.employees.domain.EmployeeFacts;
import org.dutywatch.compliance.employees.domain.EmployeeHistory;
import org.jspecify.annotations.Nullable;

/** One person of the department, as known now; what held when is in {@link EmployeeVersions}. */
@Entity
@Table(name = "employee")
public class Employee extends PanacheEntityBase {
    @Id
    @Column(name = "employee_id")
    public String employeeId;

    /** Increases with every change, so that who reads changes can tell the newer. */
    public long version;

    public boolean active;

    /** As the directory spells it. */
    public String username;

    public List<String> aliases;

    public String name;

    /** In lower case; it links a user of the realm to the employee. */
    public String email;

    @Column(name = "supervisor_id")
    public @Nullable String supervisorId;

    public String unit;

    /** {@code P-} and eight random characters: what administrators read instead of the person. */
    public String pseudonym;

    /** In the department's words; empty where none is known. */
    public String rank;

    @Column(name = "changed_at")
    public Instant changedAt;

    /** When the next change that is known already comes into force. */
    @Column(name = "next_change_at")
    public @Nullable Instant nextChangeAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Employee() {}

    /** Somebody new. */
    Employee(String pseudonym, EmployeeHistory history, Instant now) {
        EmployeeFacts facts = history.at(now);
        this.employeeId = facts.employeeId();
        this.pseudonym = pseudonym;
        this.version = 1;
        take(facts, now);
        this.nextChangeAt = history.nextAfter(now).orElse(null);
    }

    public EmployeeFacts facts() {
        return new EmployeeFacts(
                employeeId, active, username, List.copyOf(aliases), name, email, supervisorId, unit, rank);
    }

    /**
     * Takes on what holds now by this history.
     *
     * @return whether that is something else than before, and others are to be told
     */
    boolean become(EmployeeHistory history, Instant now) {
        nextChangeAt = history.nextAfter(now).orElse(null);
        EmployeeFacts is = history.at(now);
        if (facts().equals(is)) {
            return false;
        }
        take(is, now);
        version++;
        return true;
    }

    private void take(EmployeeFacts row, Instant now) {
        active = row.active();
        username = row.username();
        aliases = row.aliases();
        name = row.name();
        email = row.email();
        supervisorId = row.supervisorId();
        unit = row.unit();
        rank = row.rank();
        changedAt = now;
    }
}
