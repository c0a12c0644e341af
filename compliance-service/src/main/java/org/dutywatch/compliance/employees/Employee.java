package org.dutywatch.compliance.employees;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.dutywatch.compliance.employees.domain.EmployeeFacts;
import org.jspecify.annotations.Nullable;

/** One person of the department, as the last import said. */
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

    @Column(name = "changed_at")
    public Instant changedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Employee() {}

    Employee(EmployeeFacts row, String pseudonym, Instant now) {
        this.employeeId = row.employeeId();
        this.pseudonym = pseudonym;
        this.active = row.active();
        this.username = row.username();
        this.aliases = row.aliases();
        this.name = row.name();
        this.email = row.email();
        this.supervisorId = row.supervisorId();
        this.unit = row.unit();
        this.changedAt = now;
        this.version = 1;
    }

    EmployeeFacts facts() {
        return new EmployeeFacts(employeeId, active, username, List.copyOf(aliases), name, email, supervisorId, unit);
    }

    void change(EmployeeFacts row, Instant now) {
        active = row.active();
        username = row.username();
        aliases = row.aliases();
        name = row.name();
        email = row.email();
        supervisorId = row.supervisorId();
        unit = row.unit();
        changedAt = now;
        version++;
    }
}
